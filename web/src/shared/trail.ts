import type { Custody, Leg } from './types'

export interface TrailStep { leg: Leg, from: number, to: number, returned: boolean, here: boolean, nth: number }

/** The same line standing upright: each hand-over one step, from the lane before to the lane after. */
export function trailSteps(custody: Custody): TrailStep[] {
  let returns = 0
  return custody.legs.map((leg, i) => {
    const returned = leg.move === 'returned'
    if (returned) returns++
    return { leg, from: custody.legs[i - 1]?.lane ?? leg.lane, to: leg.lane, returned, here: leg.to === null && i === custody.legs.length - 1, nth: returns }
  })
}
