import { config } from '@vue/test-utils'
import { i18n, loadWords } from '@/i18n'
import { modes } from '@/shared/modes'

config.global.plugins = [i18n]
for (const lang of ['en', 'zh-CN'] as const) {
  modes.lang = lang
  await loadWords('shared', 'resident', 'steps', 'desk', 'admin')
}
