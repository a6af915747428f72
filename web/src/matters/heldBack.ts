import { onBeforeUnmount, onMounted, shallowReactive, shallowRef } from 'vue'
import { post, settled, type Answer, type Problem } from '@/shared/http'
import { session } from '@/shared/session'
import type { Values } from '@/shared/stepForm'
import type { Wording } from '@/shared/types'
import { deskUnsent } from '@/shared/unsent'

/** A dispatch that somebody confirmed; `values` are what stood in its form. */
export interface Held { number: string, title: Wording, office: Wording, path: string, body: unknown, key: string, values: Values, by?: string }
type Ear = (one: Held, problem?: Problem) => void

export const HOLD = 10_000
/** What can still be taken back; what was taken back last; what did not go, by its number, until somebody has seen to it. */
export const held = shallowRef<Held>()
export const takenBack = shallowRef<Held>()
export const failures = shallowReactive(new Map<string, { one: Held, problem: Problem }>())
/** Whatever was confirmed and has no yes or no from the server: a reload in this tab sends it again, as the same command. */
const confirmed = shallowReactive(new Map<string, Held>())
const going = new Set<string>()
const ears = new Set<Ear>()
let timer: ReturnType<typeof setTimeout> | undefined

const shelf = () => `held.${session.account?.id}`
function keep() {
  const mine = [...confirmed.values()].filter(one => one.by === session.account?.id)
  if (mine.length) deskUnsent.keep(shelf(), mine)
  else deskUnsent.drop(shelf())
}
/** An ended session says neither yes nor no. */
const answered = (answer: Answer<unknown>) => settled(answer) && (answer.ok || answer.problem.status !== 401)

/** Whether it is confirmed, or on its way: no longer in the queue. */
export const isConfirmed = (number: string) => confirmed.has(number) && !failures.has(number)

export function hold(fresh: Held) {
  const one = { ...fresh, by: session.account?.id }
  sendHeld()
  takenBack.value = undefined
  failures.delete(one.number)
  held.value = one
  confirmed.set(one.number, one)
  keep()
  timer = setTimeout(() => { sendHeld() }, HOLD)
}

export function takeBack() {
  const one = held.value
  if (!one) return
  clearTimeout(timer)
  held.value = undefined
  confirmed.delete(one.number)
  keep()
  takenBack.value = one
}

/** Now, not later: the next was confirmed, or the page is left. */
export async function sendHeld(leaving = false) {
  const one = held.value
  if (!one) return
  clearTimeout(timer)
  held.value = undefined
  await go(one, leaving)
}

export async function go(one: Held, leaving = false) {
  failures.delete(one.number)
  going.add(one.number)
  const answer = await post(one.path, one.body, { key: one.key, keepalive: leaving })
  going.delete(one.number)
  if (answered(answer) && confirmed.get(one.number) === one) {
    confirmed.delete(one.number)
    keep()
  }
  if (!answer.ok) failures.set(one.number, { one, problem: answer.problem })
  ears.forEach(hear => hear(one, answer.ok ? undefined : answer.problem))
}

/** While its page is open a dispatch waits ten seconds for whoever confirmed it; closing the tab or going elsewhere sends it. */
export function useHeldBack(hear: Ear) {
  const leave = () => { sendHeld(true) }
  onMounted(() => {
    ears.add(hear)
    window.addEventListener('pagehide', leave)
    for (const one of deskUnsent.of<Held[]>(shelf()) ?? []) {
      if (going.has(one.number) || held.value?.number === one.number) continue
      confirmed.set(one.number, one)
      go(one)
    }
  })
  onBeforeUnmount(() => {
    window.removeEventListener('pagehide', leave)
    sendHeld()
    ears.delete(hear)
  })
}
