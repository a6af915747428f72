import { computed, nextTick, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { missingIn, SHORTEST, type AppealForm } from './appealForm'

/** What a form still needs: said when one tries to go on, gone as soon as it is mended. What was not yet asked for is not held against anybody. */
export function useMissing(form: AppealForm, steps: () => number[], words: Record<string, string> = {}) {
  const { t } = useI18n()
  const told = ref<string[]>([])
  const errors = ref<{ id: string, text: string }[]>([])
  const say = (key: string) => t(key, { n: SHORTEST })
  const all = () => steps().flatMap(step => missingIn(step, form)).map(one => ({ ...one, key: words[one.key] ?? one.key }))
  const missing = computed(() => all().filter(one => told.value.includes(one.key)))

  /** Whether nothing is missing. */
  async function ask(): Promise<boolean> {
    const now = all()
    told.value = now.map(one => one.key)
    await nextTick()
    errors.value = now.map(one => ({ id: one.id, text: say(one.key) }))
    return now.length === 0
  }
  function forget() {
    told.value = []
    errors.value = []
  }
  watch(() => missing.value.map(one => one.key).join(), () => {
    const left = missing.value.map(one => say(one.key))
    told.value = missing.value.map(one => one.key)
    if (errors.value.some(one => !left.includes(one.text))) errors.value = errors.value.filter(one => left.includes(one.text))
  })
  return { missing, errors, ask, forget }
}
