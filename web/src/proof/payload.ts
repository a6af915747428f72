import { Malformed, Untrue } from './bytes'
import { objectsIn, optionalObject, optionalText, optionalWhole, textIn, truthIn, wholeIn, type Json, type Members } from './json'
import type { LogEntry } from './opening'
import { momentOf } from './times'

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

/** The server stores a due as a short list: only as much of it as there is. */
const STORED = ['code', 'from', 'at', 'provisional', 'turns', 'rule']

function dueOf(due: Members): Due {
  optionalText(due, 'rule')
  return {
    code: textIn(due, 'code'), from: momentOf(due.from, 'the start'), at: momentOf(due.at, 'the end'), provisional: truthIn(due, 'provisional'),
    turns: objectsIn(due, 'turns').map(one => ({ kind: textIn(one, 'kind').toUpperCase(), on: momentOf(one.on, 'a turn'), code: optionalText(one, 'code') ?? '', amount: optionalWhole(one, 'amount') ?? 0 })),
  }
}

function stored(due: Json): Due {
  if (!Array.isArray(due) || due.length < 3 || due.length > STORED.length) throw new Malformed('a due has from three to six parts')
  return dueOf(Object.fromEntries(due.map((part, i) => [STORED[i]!, part])))
}

/** With its names in full, or as the server stores it: s, d, e, w. */
function clockOf(change: Members): ClockChange {
  const short = change.s != null
  const [due, end] = short ? [change.d, change.e] : [optionalObject(change, 'due'), change.settledAt]
  const made = {
    slot: textIn(change, short ? 's' : 'slot'), due: due == null ? undefined : short ? stored(due) : dueOf(due as Members),
    settledAt: end == null ? undefined : momentOf(end, 'the end of a clock'), withdrawn: truthIn(change, short ? 'w' : 'withdrawn'),
  }
  if (!made.due === !made.settledAt) throw new Malformed('a change of a clock either gives it an end or stops it')
  return made
}

/** What an entry commits to, taken apart as its kind says; refuses when the public and the sealed part tell another number or time. */
export function payloadOf(entry: LogEntry, payload: Members): Payload {
  if (payload.v !== 1) throw new Malformed('the payload is of a version that is not known here')
  if (entry.kind === 'reading') {
    const read = { is: 'reading' as const, matter: textIn(payload, 'matter'), at: momentOf(payload.at, 'at'), role: textIn(payload, 'role'), office: optionalWhole(payload, 'office'), grade: textIn(payload, 'grade'), purpose: optionalText(payload, 'purpose') || undefined }
    checkTime(entry, read.at)
    return read
  }
  if (entry.kind === 'file') {
    const kept = { is: 'file' as const, matter: textIn(payload, 'matter'), file: textIn(payload, 'file'), use: textIn(payload, 'use'), mediaType: textIn(payload, 'mediaType'), bytes: wholeIn(payload, 'bytes'), sha256: optionalText(payload, 'sha256') || undefined, addedAt: momentOf(payload.addedAt, 'addedAt') }
    checkTime(entry, kept.addedAt)
    return kept
  }
  return entry.kind === 'event' ? step(entry, payload) : { is: 'other', matter: '' }
}

function step(entry: LogEntry, payload: Members): Step {
  const parts = ['event', 'spine'].map(part => optionalObject(payload, part) ?? {})
  optionalText(payload, 'actor')
  const by = textIn(payload, 'by')
  if (by !== 'staff' && by !== 'resident' && by !== 'clock') throw new Malformed('by is none of those known here')
  const recorded = momentOf(payload.recordedAt, 'recordedAt')
  const made: Step = {
    is: 'step', matter: textIn(payload, 'matter'), seq: wholeIn(payload, 'seq'), name: textIn(payload, 'name'), by, office: optionalWhole(payload, 'office'),
    names: [...new Set([textIn(payload, 'name'), ...parts.flatMap(part => optionalText(part, 'is') ?? [])])],
    occurred: payload.occurredAt == null ? recorded : momentOf(payload.occurredAt, 'occurredAt'), recorded,
    clocks: objectsIn(payload, 'clocks').map(clockOf), words: objectsIn(payload, 'words').map(one => ({ no: wholeIn(one, 'no'), use: optionalText(one, 'use') ?? '' })),
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
