import { session } from './session'
import type { Lang } from './wording'

const ZONE = 'Asia/Shanghai'
const WEEKDAYS_ZH = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']
const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS_EN = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

export interface DayParts { year: number, month: number, day: number, hour: number, minute: number, weekday: number }

/** The district's own calendar day and wall time of an instant, whatever zone the browser sits in. */
export function partsOf(when: string): DayParts {
  if (/^\d{4}-\d{2}-\d{2}$/.test(when)) {
    const [year, month, day] = when.split('-').map(Number) as [number, number, number]
    return { year, month, day, hour: 0, minute: 0, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() }
  }
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: session.district?.zone ?? ZONE, hourCycle: 'h23',
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
  })
  const part = Object.fromEntries(format.formatToParts(new Date(when)).map(p => [p.type, Number(p.value)]))
  const { year, month, day, hour, minute } = part as unknown as DayParts
  return { year, month, day, hour, minute, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() }
}

export function dayKey(when: string): string {
  const { year, month, day } = partsOf(when)
  return `${year}-${two(month)}-${two(day)}`
}

/** 10月13日, 13 October; the year only when it is not this one. */
export function dayText(when: string, lang: Lang, now = session.now): string {
  const { year, month, day } = partsOf(when)
  const other = now !== undefined && partsOf(now).year !== year
  if (lang === 'zh') return `${other ? `${year}年` : ''}${month}月${day}日`
  return `${day} ${MONTHS_EN[month - 1]}${other ? ` ${year}` : ''}`
}

export function shortDay(when: string, lang: Lang, now = session.now): string {
  const { year, month, day } = partsOf(when)
  const other = now !== undefined && partsOf(now).year !== year
  if (lang === 'zh') return dayText(when, lang, now)
  return `${day} ${MONTHS_EN[month - 1]!.slice(0, 3)}${other ? ` ${year}` : ''}`
}

export function weekdayText(when: string, lang: Lang): string {
  const { weekday } = partsOf(when)
  return (lang === 'zh' ? WEEKDAYS_ZH : WEEKDAYS_EN)[weekday]!
}

/** 10月13日 星期二, Tuesday 13 October. */
export function longDay(when: string, lang: Lang, now = session.now): string {
  return lang === 'zh'
    ? `${dayText(when, lang, now)} ${weekdayText(when, lang)}`
    : `${weekdayText(when, lang)} ${dayText(when, lang, now)}`
}

export function timeText(when: string): string {
  const { hour, minute } = partsOf(when)
  return `${two(hour)}:${two(minute)}`
}

/** 9月28日 16:20, 28 Sep 16:20. */
export function momentText(when: string, lang: Lang, now = session.now): string {
  return `${shortDay(when, lang, now)} ${timeText(when)}`
}

/** What falls due at 00:00 ends with the day before, at 24:00, as the law says it and the district's people do. */
export function dueParts(when: string): { day: string, time: string } {
  const day = dayKey(when)
  const time = timeText(when)
  return time === '00:00' && when.includes('T') ? { day: addDays(day, -1), time: '24:00' } : { day, time }
}

/** A due day said at length; its hour only where a day alone would be read as the next one: “Saturday 12 December, 24:00”. */
export function longDue(when: string, lang: Lang, now = session.now): string {
  const { day, time } = dueParts(when)
  const said = longDay(day, lang, now)
  return time !== '24:00' ? said : lang === 'zh' ? `${said} ${time}` : `${said}, ${time}`
}

export function dueMoment(when: string, lang: Lang, now = session.now): string {
  const { day, time } = dueParts(when)
  return `${shortDay(day, lang, now)} ${time}`
}

/** Days between two calendar days, as the crow flies. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utcDay(to) - utcDay(from)) / 86_400_000)
}

export function addDays(day: string, count: number): string {
  return new Date(utcDay(day) + count * 86_400_000).toISOString().slice(0, 10)
}

function utcDay(when: string): number {
  const { year, month, day } = partsOf(when)
  return Date.UTC(year, month - 1, day)
}

const two = (n: number) => String(n).padStart(2, '0')
