import { onScopeDispose, ref, watch } from 'vue'
import { post } from './http'

/** Asks again at each pause while something is written. A late answer to an older question is dropped; without one everything goes on. */
export function useAsking<T>(path: string, said: () => object | undefined, pause: number, heard: (now: T[], before: T[]) => T[] = now => now) {
  const found = ref<T[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  async function ask() {
    const mine = ++turn
    const body = said()
    const answer = body && await post<T[]>(path, body) // in the body: an address stands in logs
    if (mine !== turn || answer && !answer.ok) return
    found.value = heard(Array.isArray(answer?.value) ? answer.value : [], found.value as T[]) as typeof found.value
  }
  watch(() => JSON.stringify(said() ?? null), (now) => {
    clearTimeout(timer)
    if (now === 'null') ask()
    else timer = setTimeout(ask, pause)
  }, { immediate: true })
  onScopeDispose(() => {
    turn++
    clearTimeout(timer)
  })
  return found
}
