import type { Line } from './types'

const WAITING = ['registered', 'accepted', 'dispatched']

/** The marks worth showing: a state that already says “waiting to be signed for” needs none beside it. */
export const shownFlags = (line: Line): string[] => line.flags.filter(flag => !(flag === 'unsigned' && WAITING.includes(line.state)))
