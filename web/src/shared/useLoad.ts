import { onBeforeUnmount, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { get, type Answer, type Problem } from './http'

export interface Loaded<T> { value: ShallowRef<T | undefined>, problem: Ref<Problem | undefined>, busy: Ref<boolean>, load: () => Promise<void> }

/** One thing read from the server: its value, or why not, and whether it is on its way. A later reading wins over an earlier. */
export function useLoad<T>(path: () => string | undefined, ask: (path: string, signal: AbortSignal) => Promise<Answer<T>> = (p, signal) => get<T>(p, { signal })): Loaded<T> {
  const value = shallowRef<T>()
  const problem = ref<Problem>()
  const busy = ref(false)
  let running: AbortController | undefined

  async function load() {
    running?.abort()
    const from = path()
    if (from === undefined) return
    const mine = running = new AbortController()
    busy.value = true
    const answer = await ask(from, mine.signal)
    if (mine !== running) return
    busy.value = false
    if (answer.ok) {
      value.value = answer.value
      problem.value = undefined
    } else if (answer.problem.code !== 'aborted') {
      problem.value = answer.problem
    }
  }

  onBeforeUnmount(() => running?.abort())
  return { value, problem, busy, load }
}
