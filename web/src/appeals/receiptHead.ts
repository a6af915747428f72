import type { ClockView, Custody, Receipt } from '@/shared/types'

const PROMISES = ['promise', 'reopened', 'again']

/** The ends at which no office has it and no day is owed any more. */
export type Ending = 'withdrawn' | 'not-accepted' | 'set-aside'
const ENDINGS: string[] = ['withdrawn', 'not-accepted', 'set-aside'] satisfies Ending[]
export const endingOf = (receipt: Receipt) => ENDINGS.includes(receipt.state) ? receipt.state as Ending : undefined

/** What was promised, the day to wait for first: a second try has a day of its own, and what came before it stands below. */
export function promisesOf(receipt: Receipt): { now?: ClockView, before: ClockView[] } {
  const kept = receipt.clocks.filter(clock => PROMISES.includes(clock.slot) && clock.outcome !== 'withdrawn').sort((a, b) => b.startedAt.localeCompare(a.startedAt))
  if (endingOf(receipt)) return { before: kept }
  const [now, ...before] = kept
  return { now, before }
}

/** The line goes on to the day that is waited for, that of a second try too. What is over is held by nobody: it ends with the last thing that happened. */
export function custodyOf(receipt: Receipt): Custody {
  const { now } = promisesOf(receipt)
  const custody = { ...receipt.custody, until: now && !now.settledAt ? now.dueAt : null }
  const over = endingOf(receipt) ?? (receipt.state === 'archived')
  const to = receipt.timeline.map(item => item.at).sort().at(-1)
  if (!over || !to) return custody
  return { ...custody, legs: custody.legs.map((leg, i) => i === custody.legs.length - 1 ? { ...leg, to: leg.to ?? to } : leg) }
}
