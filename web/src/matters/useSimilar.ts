import { computed, watch } from 'vue'
import type { AlikeLine } from '@/shared/types'
import { useLoad } from '@/shared/useLoad'

/** Open matters that read like this one: asked for beside the page, which does not wait for them; without them it is whole. */
export function useSimilar(number: () => string | undefined) {
  const { value, load } = useLoad<AlikeLine[]>(() => number() && `/api/matters/${number()}/similar`)
  watch(number, () => {
    value.value = undefined
    load()
  }, { immediate: true })
  return computed(() => value.value ?? [])
}
