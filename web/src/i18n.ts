import { nextTick, watch } from 'vue'
import { createI18n } from 'vue-i18n'
import { modes } from '@/shared/modes'

/** The words of a part of the house. The resident's pages never load the desk's. */
export type Words = 'shared' | 'resident' | 'steps' | 'desk' | 'admin' | 'public' | 'board'

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
    await fetchWords(lang)
    i18n.global.locale.value = lang
    await nextTick()
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
