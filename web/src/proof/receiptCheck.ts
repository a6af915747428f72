import { Untrue, type Why } from './bytes'
import { Away, follow, isAway, type Followed } from './logHere'
import { pageFaults, type PageFault } from './pageCheck'
import { contradictions, movedFaults, prove, type Proved, type Trusted } from './receipt'
import { knownWitnesses } from './witnesses'
import { trustOf, type KeyTrust } from './trust'
import { parseProof } from './tlogProof'
import type { PageShown, Proofs, ReceiptProof } from './types'

/** One event, one reading or one file, and what came of checking it. */
export interface Checked { kind: 'event' | 'reading' | 'file', no: number, at?: string, state: 'proved' | 'waiting' | 'tonight' | 'wrong', why?: Why | 'malformed' | 'changed-there', proved?: Proved, text?: string }

/** @property log how the log goes on from the receipt's; absent while it cannot be reached */
export interface Outcome {
  state: 'proved' | 'waiting' | 'wrong' | 'none'
  records: Checked[]
  page: PageFault[]
  forked: string[]
  moved: string[]
  trust?: KeyTrust
  log?: Followed
  logWrong?: Why
}

/** Checks every proof of a receipt here, holds them against each other, against what the page shows and against the log as it is now. */
export async function checkReceipt(proofs: Proofs, page: PageShown, following = follow): Promise<Outcome> {
  const given = [...proofs.events.map(one => ({ kind: 'event' as const, no: one.revision, at: undefined, receipt: one.receipt })),
    ...proofs.readings.map((one, i) => ({ kind: 'reading' as const, no: i + 1, at: one.at, receipt: one.receipt })),
    ...proofs.files.map((one, i) => ({ kind: 'file' as const, no: i + 1, at: undefined, receipt: one.receipt }))]
  const first = given.find(one => one.receipt.proof)?.receipt.proof
  const outcome: Outcome = { state: 'none', records: [], page: [], forked: [], moved: [] }
  if (first) {
    try {
      outcome.trust = await trustOf(parseProof(first).noteText, proofs.log?.keys ?? [])
    } catch (failure) {
      if (!(failure instanceof Untrue) && !isAway(failure)) throw failure // then nothing is signed by a key that is known
    }
  }
  const trusted = { logs: outcome.trust?.keys ?? [], witnesses: await knownWitnesses() }
  for (const { kind, no, at, receipt } of given) outcome.records.push({ kind, no, at, ...await checked(`${kind}-${no}`, receipt, trusted) })
  const proved = outcome.records.flatMap(one => one.proved ?? [])
  outcome.forked = contradictions(proved).map(one => one.name)
  outcome.moved = movedFaults(proved).map(one => one.name)
  const steps = outcome.records.filter(one => one.kind === 'event')
  outcome.page = pageFaults(page, proved, steps.map(one => one.no), steps.every(one => one.state === 'proved'), proofs.files.map(one => one.id))
  if (proved[0]) await goOn(outcome, proved, following)
  return { ...outcome, state: stateOf(outcome) }
}

async function checked(name: string, receipt: ReceiptProof, trusted: Trusted): Promise<Pick<Checked, 'state' | 'why' | 'proved' | 'text'>> {
  if (!receipt.proof) return receipt.lacking === 'changed' || !receipt.lacking ? { state: 'wrong', why: 'changed-there' } : { state: receipt.lacking }
  const verdict = await prove(name, receipt.proof, trusted)
  return verdict.ok ? { state: 'proved', proved: verdict.proved, text: receipt.proof } : { state: 'wrong', why: verdict.fault.why, text: receipt.proof }
}

async function goOn(outcome: Outcome, proved: Proved[], following: typeof follow) {
  try {
    outcome.log = await following(outcome.trust!.keys, [...new Map(proved.map(one => [`${one.checkpoint.size}`, one.checkpoint])).values()])
  } catch (failure) {
    if (failure instanceof Untrue) outcome.logWrong = failure.why
    else if (!isAway(failure) && !(failure instanceof Away)) throw failure
  }
}

function stateOf({ records, page, forked, moved, trust, logWrong }: Outcome): Outcome['state'] {
  if (trust?.changed || logWrong || forked.length || moved.length || page.length || records.some(one => one.state === 'wrong')) return 'wrong'
  if (records.some(one => one.state !== 'proved')) return 'waiting'
  return records.length ? 'proved' : 'none'
}
