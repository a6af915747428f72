import { lookAtEveryPage } from './pages'

lookAtEveryPage('en')
