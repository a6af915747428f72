import { computed, onBeforeUnmount, ref, watch } from 'vue'
import type { Settled, Suggestion } from '@/shared/types'
import { useLoad } from '@/shared/useLoad'

const LATER = 2500, TRIES = 3, SOON = 600

/** What is suggested for an appeal. One that came this moment has none yet: it is asked for again a little later. */
export function useSuggestion(number: () => string | undefined) {
  const { value, load } = useLoad<{ suggestion?: Suggestion | null, settled?: Settled[] }>(() => number() && `/api/matters/${number()}/suggestion`)
  /** It came when the form had long been shown without it: what has its place there keeps it. */
  const late = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let tries = 0

  async function look() {
    const asked = performance.now()
    await load()
    late.value ||= performance.now() - asked > SOON
    if (value.value && !value.value.suggestion && ++tries < TRIES) {
      late.value = true
      timer = setTimeout(look, LATER)
    }
  }
  watch(number, () => {
    clearTimeout(timer)
    value.value = undefined
    tries = 0
    late.value = false
    look()
  }, { immediate: true })
  onBeforeUnmount(() => clearTimeout(timer))
  return { suggestion: computed(() => value.value?.suggestion ?? undefined), settled: computed(() => value.value?.settled ?? []), late }
}
