import { onBeforeUnmount, ref, watch } from 'vue'
import type { Topics } from '@/shared/types'
import { useLoad } from '@/shared/useLoad'

export const WINDOWS = [7, 30, 90] as const
export const PAUSE = 1500

/** The topics of so many days; while the server works them out they are asked for again. */
export function useTopics() {
  const days = ref<typeof WINDOWS[number]>(30)
  const { value, problem, busy, load } = useLoad<Topics>(() => `/api/topics?days=${days.value}`)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(days, () => {
    value.value = undefined
    load()
  }, { immediate: true })
  watch(value, (now) => {
    clearTimeout(timer)
    if (now && !now.ready) timer = setTimeout(load, PAUSE)
  })
  onBeforeUnmount(() => clearTimeout(timer))
  return { days, value, problem, busy, load }
}
