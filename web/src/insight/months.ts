/** The month a day lies in, as 2026-09. */
export const monthOf = (day: string) => day.slice(0, 7)

/** The first month of the year a month lies in. */
export const yearStart = (month: string) => `${month.slice(0, 4)}-01`

/** The months up to one, the latest first. */
export function monthsUpTo(last: string, count: number): string[] {
  const [year, month] = last.split('-').map(Number) as [number, number]
  return Array.from({ length: count }, (_, back) => {
    const at = year * 12 + month - 1 - back
    return `${Math.floor(at / 12)}-${String(at % 12 + 1).padStart(2, '0')}`
  })
}
