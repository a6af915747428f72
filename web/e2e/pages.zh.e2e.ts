import { lookAtEveryPage } from './pages'

lookAtEveryPage('zh-CN')
