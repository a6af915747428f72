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

/** “15 working days”, as the rule writes it. */
export function lengthOf(row: ClockRow): string {
  const told = /amount=(\d+), unit=(\w+), andDays=(\d+)/.exec(row.length)
  if (!told) return row.length
  const months = Number(told[3]) ? ` ${told[3]} days` : ''
  return `${told[1]} ${told[2]!.toLowerCase().replace('_', ' ')}${months}`
}
