import type { Line } from '@/shared/types'

export type Urgency = 'late' | 'today' | 'soon' | 'later' | 'over'
const ORDER: Urgency[] = ['late', 'today', 'soon', 'later', 'over']

/** An inbox is read by urgency: what is late, what ends today, what ends soon, the rest, and what is over. */
export function byUrgency(lines: Line[]): { urgency: Urgency, lines: Line[] }[] {
  const groups = new Map<Urgency, Line[]>(ORDER.map(urgency => [urgency, []]))
  for (const line of lines) groups.get(urgencyOf(line))!.push(line)
  return [...groups].filter(([, list]) => list.length > 0).map(([urgency, list]) => ({ urgency, lines: list }))
}

function urgencyOf(line: Line): Urgency {
  const state = line.clock?.state
  if (state === 'late' || state === 'today' || state === 'soon') return state
  return state === undefined || state === 'done' ? 'over' : 'later'
}
