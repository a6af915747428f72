import { createApp } from 'vue'
import App from './App.vue'
import { followLanguage, i18n, loadWords } from './i18n'
import { router } from './router'
import { applyModes } from './shared/modes'
import { loadSession } from './shared/session'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/marks.css'
import './styles/panels.css'
import './styles/resident.css'
import './styles/print.css'

applyModes()
followLanguage()
loadSession()
loadWords('shared').then(() => createApp(App).use(i18n).use(router).mount('#app'))
