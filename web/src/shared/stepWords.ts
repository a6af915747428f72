import { useI18n } from 'vue-i18n'

/** A field is named for the step it stands in where that reads better, else by its own name. */
export function useStepWords() {
  const { t, te } = useI18n()
  const label = (step: string, name: string) => te(`fieldOf.${step}.${name}`) ? t(`fieldOf.${step}.${name}`) : t(`field.${name}`)
  function hint(step: string, name: string): string | undefined {
    if (te(`hintOf.${step}.${name}`)) return t(`hintOf.${step}.${name}`)
    return te(`hint.${name}`) ? t(`hint.${name}`) : undefined
  }
  return { label, hint }
}
