import { useI18n } from 'vue-i18n'

const LEAST = 3 // percent; less is not told apart

/** How likely a suggestion is, in words. */
export function useLikely() {
  const { t } = useI18n()
  return (percent: number) => (percent < LEAST ? t('suggest.small') : t('suggest.percent', { n: percent }))
}
