import { computed, onBeforeUnmount, watch } from 'vue'
import type { Suggestion } from '@/shared/types'
import { useLoad } from '@/shared/useLoad'

const LATER = 2500, TRIES = 3

/** What is suggested for an appeal. One that came this moment has none yet: it is asked for again a little later. */
export function useSuggestion(number: () => string | undefined) {
  const { value, load } = useLoad<{ suggestion?: Suggestion | null }>(() => number() && `/api/matters/${number()}/suggestion`)
  let timer: ReturnType<typeof setTimeout> | undefined
  let tries = 0

  async function look() {
    await load()
    if (value.value && !value.value.suggestion && ++tries < TRIES) timer = setTimeout(look, LATER)
  }
  watch(number, () => {
    clearTimeout(timer)
    value.value = undefined
    tries = 0
    look()
  }, { immediate: true })
  onBeforeUnmount(() => clearTimeout(timer))
  return computed(() => value.value?.suggestion ?? undefined)
}
