import { config, disableAutoUnmount, enableAutoUnmount } from '@vue/test-utils'
import { afterEach } from 'vitest'
import { i18n, loadWords } from '@/i18n'
import { modes } from '@/shared/modes'

config.global.plugins = [i18n]
for (const lang of ['en', 'zh-CN'] as const) {
  modes.lang = lang
  await loadWords('shared', 'resident', 'steps', 'desk', 'admin', 'proof')
}

disableAutoUnmount() // once for each file, also for those that share their modules
enableAutoUnmount(afterEach)
