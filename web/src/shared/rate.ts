import type { Rate } from './types'

const FROM = 0.4 // the axis runs from 40 to 100, and says so
export const WIDTH = 60
export const AXIS_END = WIDTH - 7 // the dot needs room

export interface RatePicture { value: string, low: number, high: number, at: number }

/** Where the dot and the bar of a rate stand; nothing when too few people answered. */
export function ratePicture(rate: Rate): RatePicture | undefined {
  if (rate.tooFew || rate.rate === null) return undefined
  return {
    value: String(Math.round(rate.rate * 100)),
    low: place(rate.low ?? rate.rate), high: place(rate.high ?? rate.rate), at: place(rate.rate),
  }
}

function place(share: number): number {
  const at = (Math.min(1, Math.max(FROM, share)) - FROM) / (1 - FROM)
  return Math.round((1 + at * (AXIS_END - 1)) * 10) / 10
}
