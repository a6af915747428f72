import type { ClockRow } from '@/shared/types'

const TYPES = ['inquiry', 'help', 'complaint'] as const

/** The three promises on the front door, from the rows in force: how many working days each kind of appeal may take. */
export function promisedDays(rows: ClockRow[]): { type: string, days: number }[] {
  return TYPES.flatMap((type) => {
    const row = rows.filter(one => one.code === `appeal.promise.${type}` && one.until === null).at(-1)
    const days = row && /^(\d+) working day/.exec(lengthOf(row))
    return days ? [{ type, days: Number(days[1]) }] : []
  })
}

/** “15 working days”, whether the length comes as one text or as a number with its unit. */
export function lengthOf(row: ClockRow): string {
  if (typeof row.length === 'string') return row.length
  return `${row.length} ${String(row.unit).toLowerCase().replaceAll('_', ' ').replace(/s$/, '')}s`
}
