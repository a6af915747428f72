import { Malformed, Untrue } from './bytes'
import { isMembers, objectsIn, textIn, wholeIn, type Json, type Members } from './json'
import type { LogEntry } from './opening'

/** A stated reason for which a clock ends at another time. */
export interface Turn { kind: string, on: string, code: string, amount: number }
/** When something is due, with its reason. */
export interface Due { code: string, from: string, at: string, provisional: boolean, turns: Turn[] }
/** A clock that a step started, moved or stopped. */
export interface ClockChange { slot: string, due?: Due, settledAt?: string, withdrawn: boolean }

/** @property names of all that is in it: a step may be one of its kind's and move custody as well */
export interface Step {
  is: 'step', matter: string, seq: number, name: string, names: string[], by: 'staff' | 'resident' | 'clock', office?: number
  occurred: string, recorded: string, clocks: ClockChange[], words: { no: number, use: string }[], event: Members, spine: Members
}
export interface Read { is: 'reading', matter: string, at: string, role: string, office?: number, grade: string, purpose?: string }
/** @property sha256 of the plain file, in Base64; absent where it could not be read any more when it was sealed late */
export interface FileKept { is: 'file', matter: string, file: string, use: string, mediaType: string, bytes: number, sha256?: string, addedAt: string }
/** Of a kind that this page does not take apart. */
export interface Other { is: 'other', matter: '' }
export type Payload = Step | Read | FileKept | Other

/** A moment, written in UTC as ISO 8601 does or as microseconds since 1970. */
function moment(value: Json | undefined, name: string): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return new Date(Math.floor(value / 1000)).toISOString()
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value)) return value
  throw new Malformed(`${name} is no moment`)
}

const text = (value: Json | undefined) => (typeof value === 'string' ? value : '')
const office = (of: Members) => (of.office === undefined ? undefined : wholeIn(of, 'office'))

function dueOf(stored: Json[]): Due {
  if (stored.length < 3 || stored.length > 6) throw new Malformed('a due has from three to six parts')
  const turns = (stored[4] ?? []) as Json[]
  if (!Array.isArray(turns) || !turns.every(isMembers)) throw new Malformed('the turns of a due are no list')
  return {
    code: text(stored[0]), from: moment(stored[1], 'the start'), at: moment(stored[2], 'the end'), provisional: stored[3] === true,
    turns: turns.map(one => ({ kind: textIn(one, 'kind').toUpperCase(), on: moment(one.on, 'a turn'), code: text(one.code), amount: Number(one.amount ?? 0) })),
  }
}

function clockOf(change: Members): ClockChange {
  const stored = change.d
  const made = { slot: textIn(change, 's'), due: Array.isArray(stored) ? dueOf(stored) : undefined, settledAt: change.e === undefined ? undefined : moment(change.e, 'the end of a clock'), withdrawn: change.w === true }
  if (!made.due === !made.settledAt) throw new Malformed('a change of a clock either gives it an end or stops it')
  return made
}

/** What an entry commits to, taken apart as its kind says; refuses when the public and the sealed part tell another number or time. */
export function payloadOf(entry: LogEntry, payload: Members): Payload {
  if (payload.v !== 1) throw new Malformed('the payload is of a version that is not known here')
  if (entry.kind === 'reading') {
    const read = { is: 'reading' as const, matter: textIn(payload, 'matter'), at: moment(payload.at, 'at'), role: textIn(payload, 'role'), office: office(payload), grade: textIn(payload, 'grade'), purpose: text(payload.purpose) || undefined }
    checkTime(entry, read.at)
    return read
  }
  if (entry.kind === 'file') {
    const kept = { is: 'file' as const, matter: textIn(payload, 'matter'), file: textIn(payload, 'file'), use: textIn(payload, 'use'), mediaType: textIn(payload, 'mediaType'), bytes: wholeIn(payload, 'bytes'), sha256: text(payload.sha256) || undefined, addedAt: moment(payload.addedAt, 'addedAt') }
    checkTime(entry, kept.addedAt)
    return kept
  }
  return entry.kind === 'event' ? step(entry, payload) : { is: 'other', matter: '' }
}

function step(entry: LogEntry, payload: Members): Step {
  const parts = [payload.event, payload.spine].map(part => (isMembers(part) ? part : {}))
  const by = textIn(payload, 'by')
  if (by !== 'staff' && by !== 'resident' && by !== 'clock') throw new Malformed('by is none of those known here')
  const recorded = moment(payload.recordedAt, 'recordedAt')
  const made: Step = {
    is: 'step', matter: textIn(payload, 'matter'), seq: wholeIn(payload, 'seq'), name: textIn(payload, 'name'), by, office: office(payload),
    names: [...new Set([textIn(payload, 'name'), ...parts.map(part => text(part.is)).filter(Boolean)])],
    occurred: payload.occurredAt === undefined ? recorded : moment(payload.occurredAt, 'occurredAt'), recorded,
    clocks: objectsIn(payload, 'clocks').map(clockOf), words: objectsIn(payload, 'words').map(one => ({ no: wholeIn(one, 'no'), use: text(one.use) })),
    event: parts[0]!, spine: parts[1]!,
  }
  if (made.seq !== entry.seq) throw new Untrue('contradicts', `the log numbers this step ${entry.seq}, the receipt ${made.seq}`)
  checkTime(entry, recorded)
  return made
}

/** Where the log tells the day alone, it is the day in UTC or in Beijing. */
function checkTime(entry: LogEntry, told: string) {
  const beijing = new Date(Date.parse(told) + 8 * 3_600_000).toISOString().slice(0, 10)
  const fits = entry.ts.length === 10 ? [told.slice(0, 10), beijing].includes(entry.ts) : entry.ts === `${told.slice(0, 19)}Z`
  if (!fits) throw new Untrue('contradicts', `the log says it was recorded at ${entry.ts}, the receipt ${told}`)
}
