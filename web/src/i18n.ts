import { watch } from 'vue'
import { createI18n } from 'vue-i18n'
import { modes } from '@/shared/modes'
import { toast } from '@/shared/toasts'

/** The words of a part of the house. The resident's pages never load the desk's. */
export type Words = 'shared' | 'resident' | 'steps' | 'desk' | 'admin' | 'public' | 'board' | 'proof'

type Table = Record<string, any>
const files = import.meta.glob<Table>('./locales/*/*.json', { import: 'default' })
const wanted = new Set<Words>()

export const i18n = createI18n({ legacy: false, locale: modes.lang, fallbackLocale: false, messages: {} as Record<string, Table> } as const)

export async function loadWords(...parts: Words[]) {
  parts.forEach(part => wanted.add(part))
  await fetchWords(modes.lang)
}

export function followLanguage() {
  watch(() => modes.lang, async (lang) => {
    const before = i18n.global.locale.value
    const here = await fetchWords(lang).then(() => true, () => false)
    if (modes.lang !== lang) return // asked for once more meanwhile
    if (here) {
      i18n.global.locale.value = lang
    } else {
      modes.lang = before as typeof lang // half a page in one language and half in another helps nobody
      toast(i18n.global.t('mode.notHere'))
    }
  })
}

const fetched = new Set<string>()

async function fetchWords(lang: string) {
  const missing = [...wanted].filter(part => !fetched.has(`${lang}/${part}`))
  await Promise.all(missing.map(async (part) => {
    const table = await files[`./locales/${lang}/${part}.json`]!()
    i18n.global.mergeLocaleMessage(lang, table)
    fetched.add(`${lang}/${part}`)
  }))
}
