import { useI18n } from 'vue-i18n'

/** Why something did not go through, in words; a code this page does not know stands for itself. */
export function useReason() {
  const { t, te } = useI18n()
  return (code: string | null | undefined) => {
    if (!code) return t('notify.reason.none')
    const answered = /^answered-(\d+)$/.exec(code)
    if (answered) return t('notify.answered', { status: answered[1]! })
    const key = `notify.reason.${code.replaceAll('.', '-')}`
    return te(key) ? t(key) : code
  }
}
