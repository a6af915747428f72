import { useI18n } from 'vue-i18n'
import type { Wording } from './types'

export type Lang = 'zh' | 'en'

/** The server's words in the reader's language. */
export function say(wording: Wording | null | undefined, lang: Lang): string {
  return wording ? wording[lang] || wording.zh : ''
}

export function useLang(): () => Lang {
  const { locale } = useI18n()
  return () => (locale.value.startsWith('en') ? 'en' : 'zh')
}

export function useWording(): (wording: Wording | null | undefined) => string {
  const lang = useLang()
  return wording => say(wording, lang())
}
