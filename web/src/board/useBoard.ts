import { computed, onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { listen, seldom, useChanges } from '@/matters/live'
import { onSignInNeeded } from '@/shared/http'
import { useLoad } from '@/shared/useLoad'
import type { Board } from './board'

const EVERY = 30_000
const PAUSE = 5_000
/** Two readings and a little more have failed to come. */
const STALE = 75_000

/**
 * A wall's numbers: read when something changed, and every half a minute. They stay when nothing comes any more; why, and since when they
 * stand, is said. The clock goes by the server's time, however wrong the computer's is.
 */
export function useBoard(path: () => string) {
  const { value: board, problem, load: read } = useLoad<Board>(path)
  let running: { path: string, since: number, again: boolean } | undefined
  const readAt = ref(performance.now())
  const tick = ref(performance.now())
  const signedOut = ref(false)
  watch(board, () => {
    readAt.value = tick.value = performance.now()
    signedOut.value = false
  })
  const now = computed(() => board.value && new Date(Date.parse(board.value.at) + tick.value - readAt.value).toISOString())
  const lost = computed(() => {
    if (signedOut.value) return 'signedOut'
    if (problem.value) return problem.value.code === 'network' ? 'network' : 'fault'
    return board.value && tick.value - readAt.value > STALE ? 'network' : undefined
  })

  /** A slow answer is waited for, and what changed meanwhile is read after it; one that never comes, or is for another office, is given up. */
  async function load() {
    const from = path()
    if (running?.path === from && performance.now() - running.since < STALE) {
      running.again = true
      return
    }
    const mine = running = { path: from, since: performance.now(), again: false }
    await read()
    if (running !== mine) return
    running = undefined
    if (mine.again) load()
  }

  useChanges(seldom(load, PAUSE))
  onSignInNeeded(() => { signedOut.value = true })
  const timers: ReturnType<typeof setInterval>[] = []
  let hush: (() => void) | undefined
  onMounted(() => {
    load()
    hush = listen()
    timers.push(setInterval(load, EVERY), setInterval(() => { tick.value = performance.now() }, 1000))
    window.addEventListener('online', load)
  })
  onBeforeUnmount(() => {
    running = undefined
    timers.forEach(clearInterval)
    hush?.()
    window.removeEventListener('online', load)
    onSignInNeeded(() => undefined)
  })
  return { board, problem, lost, now, load }
}
