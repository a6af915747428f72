import { addDays, dayText, partsOf } from './days'
import type { CountStep, Explanation } from './types'
import { say, type Lang } from './wording'

export interface Cell {
  key: string
  kind: 'out' | 'start' | 'rest' | 'day' | 'due' | 'gap'
  date: string
  small: string
  corner: 'off' | 'on' | ''
  today: boolean
}
export interface CellWords { start: string, due: string, weekend: string }

const WEEKS_SHOWN = 12
const WEEKS_KEPT = 4
const NOT_COUNTED = ['weekend', 'holiday', 'closed', 'held']

/** The weeks from the day a clock starts to the day it is due, Monday first, each day saying whether it counted. */
export function countingWeeks(why: Explanation, today: string | undefined, lang: Lang, words: CellWords): Cell[][] {
  const days = everyDay(why)
  if (days.length === 0) return []
  const cells = days.map(day => cell(day, why, today, lang, words))
  const lead = (partsOf(days[0]!.date).weekday + 6) % 7
  const padded = [...outs('before', lead), ...cells]
  padded.push(...outs('after', (7 - padded.length % 7) % 7))
  const weeks = Array.from({ length: padded.length / 7 }, (_, i) => padded.slice(i * 7, i * 7 + 7))
  return weeks.length <= WEEKS_SHOWN ? weeks : folded(weeks)
}

/** Months are counted month by month; the days between stand in the calendar all the same. */
function everyDay(why: Explanation): CountStep[] {
  const first = why.steps[0]?.date
  if (!first || first > why.day) return []
  const known = new Map(why.steps.map(step => [step.date, step]))
  const days: CountStep[] = []
  for (let date = first; date <= why.day; date = addDays(date, 1)) {
    days.push(known.get(date) ?? { date, why: 'between', counted: true, number: 0, name: null, hours: null })
  }
  return days
}

function cell(step: CountStep, why: Explanation, today: string | undefined, lang: Lang, words: CellWords): Cell {
  const { month, day } = partsOf(step.date)
  const kind = step.date === why.day ? 'due' : step.why === 'start' ? 'start' : NOT_COUNTED.includes(step.why) ? 'rest' : 'day'
  const byHours = step.why === 'hours' || step.why === 'working-hours'
  const number = step.number === 0 || step.why === 'month' ? '' : byHours ? '' : String(step.number)
  const rest = step.name ? shortHoliday(say(step.name, lang), lang) : step.why === 'weekend' ? words.weekend : ''
  const small = { due: words.due, start: words.start, day: number, rest, out: '', gap: '' }[kind]
  return {
    key: step.date, kind, small, today: step.date === today,
    date: day === 1 || kind === 'start' ? `${month}/${day}` : String(day),
    corner: step.why === 'make-up-day' ? 'on' : step.why === 'holiday' ? 'off' : '',
  }
}

const shortHoliday = (name: string, lang: Lang) =>
  lang === 'zh' ? name.replace(/节$/, '').slice(0, 3) : name.split(' ')[0]!.slice(0, 6)

const outs = (key: string, count: number): Cell[] =>
  Array.from({ length: count }, (_, i) => ({ key: `${key}${i}`, kind: 'out' as const, date: '', small: '', corner: '' as const, today: false }))

function folded(weeks: Cell[][]): Cell[][] {
  const left = weeks.length - 2 * WEEKS_KEPT
  const gap: Cell = { key: 'gap', kind: 'gap', date: String(left), small: '', corner: '', today: false }
  return [...weeks.slice(0, WEEKS_KEPT), [gap], ...weeks.slice(-WEEKS_KEPT)]
}

export interface WhyFacts { weekendDays: number, holidays: { name: string, days: number }[], makeUps: string[], hours: string[] }

/** What was left out and what was counted although it looks like a weekend. */
export function whyFacts(why: Explanation, lang: Lang): WhyFacts {
  const holidays = new Map<string, number>()
  for (const step of why.steps.filter(one => one.why === 'holiday')) {
    const name = say(step.name, lang)
    holidays.set(name, (holidays.get(name) ?? 0) + 1)
  }
  return {
    weekendDays: why.steps.filter(step => step.why === 'weekend').length,
    holidays: [...holidays].map(([name, days]) => ({ name, days })),
    makeUps: why.steps.filter(step => step.why === 'make-up-day').map(step => dayText(step.date, lang)),
    hours: why.steps.filter(step => step.hours).map(step => `${dayText(step.date, lang)} ${step.hours}`),
  }
}

type Translate = (key: string, named: Record<string, unknown>, plural: number) => string

/** A length as the rule writes it, “1 month 15 days”, in the reader's words. */
export function lengthWords(length: string, t: Translate): string {
  const parts = [...length.matchAll(/(\d+) (working hour|working day|hour|day|month)s?/g)]
  return parts.map(([, amount, unit]) => t(`unit.${unit!.replace(' ', '-')}`, { n: amount }, Number(amount))).join(' ')
}
