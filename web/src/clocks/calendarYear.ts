import { partsOf } from '@/shared/days'
import type { CalendarDay, CalendarYear, Wording } from '@/shared/types'

export interface MonthDay { number: number, kind: string, mark: 'off' | 'on' | '', name: Wording | null }
export interface Month { name: string, number: number, weeks: (MonthDay | null)[][] }

/** Twelve months of weeks, Monday first. Days the server does not list are weekdays or weekends as the week has them. */
export function monthsOf(calendar: CalendarYear): Month[] {
  const known = new Map(calendar.days.map(day => [day.date, day]))
  return Array.from({ length: 12 }, (_, i) => monthOf(calendar.year, i + 1, known))
}

function monthOf(year: number, number: number, known: Map<string, CalendarDay>): Month {
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const lead = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7
  const cells: (MonthDay | null)[] = Array.from({ length: lead }, () => null)
  for (let day = 1; day <= length; day++) cells.push(dayOf(`${year}-${two(number)}-${two(day)}`, day, known))
  while (cells.length % 7) cells.push(null)
  const weeks = Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7))
  return { name: `${year}-${number}`, number, weeks }
}

function dayOf(date: string, number: number, known: Map<string, CalendarDay>): MonthDay {
  const day = known.get(date)
  const isWeekend = [0, 6].includes(partsOf(date).weekday)
  const kind = day?.kind ?? (isWeekend ? 'weekend' : 'work')
  const mark = kind === 'rest' && day?.name ? 'off' : kind === 'work' && isWeekend ? 'on' : ''
  return { number, kind, mark, name: day?.name ?? null }
}

const two = (n: number) => String(n).padStart(2, '0')
