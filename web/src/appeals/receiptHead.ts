import type { ClockView, Receipt } from '@/shared/types'

const PROMISES = ['promise', 'reopened', 'again']

/** What was promised, the day to wait for first: a second try has a day of its own, and what came before it stands below. */
export function promisesOf(receipt: Receipt): { now?: ClockView, before: ClockView[] } {
  const [now, ...before] = receipt.clocks.filter(clock => PROMISES.includes(clock.slot)).sort((a, b) => b.startedAt.localeCompare(a.startedAt))
  return { now, before }
}
