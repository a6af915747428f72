import { addDays, partsOf } from '@/shared/days'

export const PERIODS = ['day', 'week', 'month', 'quarter', 'year', 'days'] as const
export type PeriodName = typeof PERIODS[number]
export interface Period { from: string, to: string }

/** The calendar day, week (from Monday), month, quarter or year of a day, up to that day. */
export function periodOf(name: Exclude<PeriodName, 'days'>, today: string): Period {
  const { year, month, weekday } = partsOf(today)
  if (name === 'day') return { from: today, to: today }
  if (name === 'week') return { from: addDays(today, -((weekday + 6) % 7)), to: today }
  const first = { month, quarter: Math.floor((month - 1) / 3) * 3 + 1, year: 1 }[name]
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: today }
}
