import { Malformed, Untrue, type Why } from './bytes'
import { cosignedAt, openNote, parseCheckpoint, signedBy, type Checkpoint, type VerifierKey } from './note'
import { parseOpening, sameLeaf, type Opening } from './opening'
import { payloadOf, type Payload } from './payload'
import { parseProof, type TlogProof } from './tlogProof'
import { checkInclusion, leafOf } from './tree'

/** Whom the reader believes. */
export interface Trusted { logs: VerifierKey[], witnesses?: VerifierKey[] }

/** A receipt that was proved. */
export interface Proved {
  name: string, opening: Opening, payload: Payload, proof: TlogProof, checkpoint: Checkpoint, key: VerifierKey
  witnesses: { name: string, at: string }[]
}

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
  await checkInclusion(await leafOf(opening.leaf), proof.index, checkpoint.size, checkpoint.root, proof.hashes)
  const seen = await signedBy(proof.note, witnesses)
  return {
    name, opening, payload: payloadOf(opening.entry, opening.payload), proof, checkpoint, key,
    witnesses: seen.map(({ key, signature }) => ({ name: key.name, at: new Date(cosignedAt(signature) * 1000).toISOString() })),
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
    if (entry.kind === 'event') hold(`step ${origin} ${entry.caseRef} ${entry.seq}`, one, (a, b) => sameLeaf(a.opening, b.opening))
    if (one.payload.matter) hold(`name ${origin} ${entry.caseRef}`, one, (a, b) => a.payload.matter === b.payload.matter)
  }
  return faults
}
