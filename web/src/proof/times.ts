import { Malformed } from './bytes'
import type { Json } from './json'
import type { LogEntry } from './opening'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** By how much honest clocks may differ, with the time that an entry waits its turn. */
const CLOCKS = HOUR / 6
const SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
const MOMENT = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/

/** Some browsers read the 30th of February as a day of March. */
const there = (second: string) => !Number.isNaN(Date.parse(second)) && new Date(second).toISOString() === second.replace('Z', '.000Z')

/** A day or a second that there is. */
export const isTime = (ts: string) => (/^\d{4}-\d\d-\d\d$/.test(ts) ? there(`${ts}T00:00:00Z`) : SECOND.test(ts) && there(ts))

/** A moment, written in UTC as ISO 8601 does or as microseconds since 1970. */
export function momentOf(value: Json | undefined, name: string): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    const micros = ((value % 1000) + 1000) % 1000
    return new Date(Math.floor(value / 1000)).toISOString().replace('Z', micros ? `${String(micros).padStart(3, '0')}Z` : 'Z')
  }
  if (typeof value !== 'string' || !MOMENT.test(value) || !there(`${value.slice(0, 19)}Z`) || value < '0001' || value > '9999-12-30T00:00:00Z') throw new Malformed(`${name} is no moment`)
  return value
}

/** Which of two moments is the later one, to the last digit: above, below or at zero. */
export function order(a: string, b: string): number {
  const written = (moment: string) => `${moment.slice(0, 19)}${(/\.(\d+)/.exec(moment)?.[1] ?? '').padEnd(9, '0')}`
  return written(a) < written(b) ? -1 : written(a) > written(b) ? 1 : 0
}

const isDay = (entry: LogEntry) => entry.ts.length === 10
/** Of a day: where it begins in Beijing, and where it ends in UTC. */
const earliest = (entry: LogEntry) => (isDay(entry) ? Date.parse(`${entry.ts}T00:00:00+08:00`) : Date.parse(entry.ts))
const latest = (entry: LogEntry) => (isDay(entry) ? Date.parse(`${entry.ts}T00:00:00Z`) + DAY : Date.parse(entry.ts))

/** It says that it was recorded when a witness had long signed it. */
export const isAfter = (entry: LogEntry, signed: Date) => earliest(entry) - CLOCKS > signed.getTime()
/** Long before a witness signed; those that tell the day alone are sealed when it is over, or with those of the day after. */
export const isLongBefore = (entry: LogEntry, signed: Date) => !entry.late && latest(entry) + CLOCKS + (isDay(entry) ? DAY : HOUR) < signed.getTime()
