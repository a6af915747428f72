import type { ClockChange, Due, Step, Turn } from './payload'
import { order } from './times'

/** One thing that is recorded of a clock, in the step of that number; the last three are to be asked about, and two of them are untrue. */
export interface ClockLine {
  no: number, what: 'started' | 'startedFor' | 'moved' | 'turn' | 'cap' | 'kept' | 'missed' | 'withdrawn' | 'stopped' | 'undecided' | 'unreasoned' | 'beyondCap'
  at?: string, from?: string, before?: string, turn?: Turn, missing?: number
}

/** What starts a clock anew while it runs: custody that moves, for the clocks of whoever holds the matter. */
const STARTED_ANEW_BY: Record<string, string[]> = {
  signfor: ['CustodyMoved', 'AppealDispatched', 'AppealReopened', 'AppealSentAgain', 'LeftLead', 'Promised'],
  dispatch: ['Promised'],
}
const startedAnew = (slot: string, step: Step) => (STARTED_ANEW_BY[slot.split(':')[0]!] ?? []).some(name => step.names.includes(name))

const sameTurn = (a: Turn, b: Turn) => a.kind === b.kind && order(a.on, b.on) === 0 && a.code === b.code && a.amount === b.amount
const goesOn = (due: Due, before: Due) => before.turns.every((turn, i) => due.turns[i] && sameTurn(due.turns[i], turn))

/** Why a clock that ran may not end there: nothing where there is a stated reason, `bare` where no receipt could hold one. */
function unreasoned(step: Step, slot: string, before: Due, due: Due): 'bare' | 'other' | undefined {
  const sameStart = due.code === before.code && order(due.from, before.from) === 0
  if (!sameStart || !goesOn(due, before) && !due.turns.length) {
    const sooner = order(due.from, before.from) === 0 && order(due.at, before.at) <= 0
    return sooner || startedAnew(slot, step) ? undefined : 'other'
  }
  if (!goesOn(due, before)) return 'other'
  const more = due.turns.slice(before.turns.length)
  if (!more.length) return order(due.at, before.at) !== 0 && !before.provisional ? 'bare' : undefined
  return more.every(turn => turn.kind === 'EXTENDED') && order(due.at, before.at) < 0 ? 'other' : undefined
}

/** The clocks of one matter, as its steps record them: each start, extension and end in their order, and each move without a stated reason. */
class Clocks {
  readonly told = new Map<string, ClockLine[]>()
  private readonly running = new Map<string, { due: Due, since: number }>()
  private readonly withdrawn = new Map<string, { due: Due, no: number }>()
  private readonly held = new Set<number>()

  take(step: Step) {
    this.held.add(step.seq)
    for (const change of step.clocks) (change.due ? this.runs(step, change.slot, change.due) : this.stops(step.seq, change))
  }

  private tell(slot: string, ...lines: ClockLine[]) {
    this.told.set(slot, [...this.told.get(slot) ?? [], ...lines])
  }

  private stops(no: number, { slot, settledAt: at, withdrawn }: ClockChange) {
    const before = this.running.get(slot)?.due
    this.running.delete(slot)
    if (before && withdrawn) this.withdrawn.set(slot, { due: before, no })
    this.tell(slot, { no, what: withdrawn ? 'withdrawn' : !before ? 'stopped' : order(at!, before.at) > 0 ? 'missed' : 'kept', at })
  }

  private runs(step: Step, slot: string, due: Due) {
    const no = step.seq
    const before = this.running.get(slot)
    if (before) this.goesOn(step, slot, before, due)
    else this.starts(step, slot, due)
    const cap = due.turns.filter(turn => turn.kind === 'CAPPED').at(-1)
    if (cap && order(due.at, cap.on) > 0) this.tell(slot, { no, what: 'beyondCap', at: due.at, before: cap.on })
    this.running.set(slot, { due, since: no })
  }

  private starts(step: Step, slot: string, due: Due) {
    const no = step.seq
    const gone = this.withdrawn.get(slot)
    this.withdrawn.delete(slot)
    if (gone?.no === no && order(due.at, gone.due.at) > 0 && !startedAnew(slot, step)) this.tell(slot, { no, what: 'unreasoned', before: gone.due.at, at: due.at })
    this.tell(slot, { no, what: due.provisional ? 'startedFor' : 'started', from: due.from, at: due.at }, ...turns(no, due.turns))
  }

  private goesOn(step: Step, slot: string, { due: before, since }: { due: Due, since: number }, due: Due) {
    const no = step.seq
    const why = unreasoned(step, slot, before, due)
    const missing = Array.from({ length: no - since - 1 }, (_, i) => since + 1 + i).find(seq => !this.held.has(seq))
    const moves = { no, before: before.at, at: due.at }
    if (why) this.tell(slot, missing !== undefined && why !== 'bare' ? { ...moves, what: 'undecided', missing } : { ...moves, what: 'unreasoned' })
    else this.tell(slot, ...turns(no, goesOn(due, before) ? due.turns.slice(before.turns.length) : due.turns), ...order(before.at, due.at) ? [{ ...moves, what: 'moved' as const }] : [])
  }
}

const turns = (no: number, some: Turn[]) => some.map((turn): ClockLine => ({ no, what: turn.kind === 'CAPPED' ? 'cap' : 'turn', turn }))

/** What there is to say of each clock, by its slot. */
export function clocksTold(steps: Step[]): Map<string, ClockLine[]> {
  const clocks = new Clocks()
  const once = new Map(steps.map(step => [step.seq, step]))
  for (const step of [...once.values()].sort((a, b) => a.seq - b.seq)) clocks.take(step)
  return clocks.told
}

/** The steps in which a deadline moved without a stated reason, or beyond what it may not outlast. */
export const movedWithoutReason = (steps: Step[]) => [...clocksTold(steps).values()].flat().filter(line => line.what === 'unreasoned' || line.what === 'beyondCap').map(line => line.no)
