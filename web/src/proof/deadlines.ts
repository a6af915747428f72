import type { Due, Step, Turn } from './payload'

/** One thing that is recorded of a clock, in the step of that number. */
export interface ClockLine { no: number, what: 'started' | 'startedFor' | 'moved' | 'turn' | 'cap' | 'kept' | 'missed' | 'withdrawn' | 'stopped', at?: string, from?: string, before?: string, turn?: Turn }

/** The clocks of one matter as its steps record them: each start, extension and end, in their order. */
export function clocksTold(steps: Step[]): Map<string, ClockLine[]> {
  const told = new Map<string, ClockLine[]>()
  const running = new Map<string, Due>()
  for (const step of [...steps].sort((a, b) => a.seq - b.seq)) {
    for (const { slot, due, settledAt, withdrawn } of step.clocks) {
      const lines = told.get(slot) ?? []
      told.set(slot, lines)
      const before = running.get(slot)
      if (due) {
        const goesOn = before && due.turns.length >= before.turns.length
        const turns = due.turns.slice(goesOn ? before.turns.length : 0).map((turn): ClockLine => ({ no: step.seq, what: turn.kind === 'CAPPED' ? 'cap' : 'turn', turn }))
        if (before) lines.push(...turns)
        if (!before) lines.push({ no: step.seq, what: due.provisional ? 'startedFor' : 'started', from: due.from, at: due.at })
        else if (before.at !== due.at) lines.push({ no: step.seq, what: 'moved', before: before.at, at: due.at })
        if (!before) lines.push(...turns)
        running.set(slot, due)
      } else {
        running.delete(slot)
        lines.push({ no: step.seq, what: withdrawn ? 'withdrawn' : !before ? 'stopped' : Date.parse(settledAt!) > Date.parse(before.at) ? 'missed' : 'kept', at: settledAt })
      }
    }
  }
  return told
}
