import { Malformed, Untrue, type Why } from './bytes'
import { movedWithoutReason } from './deadlines'
import { cosignedAt, openNote, parseCheckpoint, signedBy, type Checkpoint, type Note, type VerifierKey } from './note'
import { parseOpening, sameLeaf, saysSame, type Opening } from './opening'
import { payloadOf, type Payload, type Step } from './payload'
import { isAfter } from './times'
import { parseProof, type TlogProof } from './tlogProof'
import { checkInclusion, leafOf } from './tree'

/** Whom the reader believes. */
export interface Trusted { logs: VerifierKey[], witnesses?: VerifierKey[] }

/** A receipt that was proved. */
export interface Proved {
  name: string, opening: Opening, payload: Payload, proof: TlogProof, checkpoint: Checkpoint, key: VerifierKey
  witnesses: Seen[]
}
/** A witness that the reader knows, and when it signed. */
export interface Seen { name: string, at: string }

/** Why a receipt is not proved; `malformed` proves nothing and disproves nothing. */
export interface Fault { name: string, why: Why | 'malformed', detail: string }
export type Verdict = { ok: true, proved: Proved } | { ok: false, fault: Fault }

const LONGEST = 1 << 20

/** One receipt alone: what it says was sealed, under a checkpoint that the log signed, at the place it names. */
export async function prove(name: string, text: string, trusted: Trusted): Promise<Verdict> {
  try {
    return { ok: true, proved: await proved(name, text, trusted) }
  } catch (failure) {
    if (failure instanceof Malformed) return { ok: false, fault: { name, why: 'malformed', detail: failure.message } }
    if (failure instanceof Untrue) return { ok: false, fault: { name, why: failure.why, detail: failure.message } }
    throw failure
  }
}

async function proved(name: string, text: string, { logs, witnesses = [] }: Trusted): Promise<Proved> {
  if (text.length > LONGEST) throw new Malformed('too long for a receipt')
  const proof = parseProof(text)
  if (!proof.extra) throw new Malformed('the receipt does not say what happened (its line extra is missing)')
  const opening = await parseOpening(proof.extra)
  const { checkpoint, key } = await openNote(proof.note, logs)
  const seen = await seenBy(proof.note, witnesses)
  await checkInclusion(await leafOf(opening.leaf), proof.index, checkpoint.size, checkpoint.root, proof.hashes)
  const payload = payloadOf(opening.entry, opening.payload)
  const ahead = seen.find(one => isAfter(opening.entry, new Date(one.at)))
  if (ahead) throw new Untrue('ahead', `it tells ${opening.entry.ts}, and ${ahead.name} had signed it at ${ahead.at}`)
  return { name, opening, payload, proof, checkpoint, key, witnesses: seen }
}

/** The witnesses among these that signed, the first of them first. */
export async function seenBy(note: Note, witnesses: VerifierKey[]): Promise<Seen[]> {
  try {
    return (await signedBy(note, witnesses)).map(({ key, signature }) => ({ name: key.name, at: cosignedAt(signature).toISOString() })).sort((a, b) => (a.at < b.at ? -1 : 1))
  } catch (wrong) {
    throw wrong instanceof Untrue ? new Untrue('witness', wrong.message) : wrong
  }
}

/** The log that a receipt says it is of; nothing is believed yet. */
export function originOf(text: string): string | undefined {
  try {
    return parseCheckpoint(parseProof(text).note.text).origin
  } catch {
    return undefined
  }
}

/** What two proved receipts cannot both be: one log never signs two roots for one size, nor holds two entries at one place, nor two versions of one step. */
export function contradictions(all: Proved[]): Fault[] {
  const faults: Fault[] = []
  const seen = new Map<string, Proved>()
  const hold = (key: string, one: Proved, fits: (a: Proved, b: Proved) => boolean) => {
    const before = seen.get(key)
    if (before && !fits(before, one)) faults.push({ name: one.name, why: 'forked', detail: before.name })
    if (!before) seen.set(key, one)
  }
  for (const one of all) {
    const { checkpoint: { origin, size }, proof: { index }, opening: { entry } } = one
    hold(`size ${origin} ${size}`, one, (a, b) => a.checkpoint.root.join() === b.checkpoint.root.join())
    hold(`place ${origin} ${index}`, one, (a, b) => sameLeaf(a.opening, b.opening))
    if (entry.kind === 'event') hold(`step ${entry.caseRef} ${entry.seq}`, one, (a, b) => saysSame(a.opening.entry, b.opening.entry))
    if (one.payload.matter) hold(`name ${entry.caseRef}`, one, (a, b) => a.payload.matter === b.payload.matter)
  }
  return faults
}

/** Steps in which a deadline moved without a stated reason, of each matter; where two versions of a step are, those are told instead. */
export function movedFaults(all: Proved[]): Fault[] {
  const steps = all.filter(one => one.payload.is === 'step')
  const matters = [...new Set(steps.map(one => one.opening.entry.caseRef))].map(ref => steps.filter(one => one.opening.entry.caseRef === ref))
  return matters.filter(ones => !contradictions(ones).length).flatMap((ones) => {
    const moved = movedWithoutReason(ones.map(one => one.payload as Step))
    return ones.filter(one => moved.includes(one.opening.entry.seq)).map((one): Fault => ({ name: one.name, why: 'deadline', detail: '' }))
  })
}
