import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { post } from './http'

/** Asks again at each pause while something is written. A late answer to an older question is dropped; without one everything goes on. */
export function useAnswer<T>(path: string, said: () => object | undefined, pause: number, heard: (now?: T, before?: T) => T | undefined = now => now) {
  const found = shallowRef<T>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  async function ask() {
    const mine = ++turn
    const body = said()
    const answer = body && await post<T>(path, body) // in the body: an address stands in logs
    if (mine !== turn || answer && !answer.ok) return
    found.value = heard(answer?.value, found.value)
  }
  watch(() => JSON.stringify(said() ?? null), (now) => {
    turn++ // what is on its way answers older words
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

/** The same where the answer is a list. */
export function useAsking<T>(path: string, said: () => object | undefined, pause: number, heard: (now: T[], before: T[]) => T[] = now => now) {
  const found = useAnswer<T[]>(path, said, pause, (now, before) => heard(Array.isArray(now) ? now : [], before ?? []))
  return computed(() => found.value ?? [])
}
