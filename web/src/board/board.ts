import type { components } from '@/api/schema'
import type { Box } from '@/shared/outline'

const FEWEST = 30

export type Board = components['schemas']['BoardView']
export type Area = components['schemas']['BoardArea']
export type Trend = components['schemas']['BoardTrend']

/** The shade of an area, 1 to 4: quarters of what the fullest has. Dark letters can be read on each. */
export function shadeOf(open: number, most: number): number {
  return most === 0 ? 1 : Math.max(1, Math.ceil(open / most * 4))
}

/** What the four shades begin and end with, for the key beneath the map; a shade that no number has is left out. */
export function keyOf(most: number): { shade: number, from: number, to: number }[] {
  return [1, 2, 3, 4].map(shade => ({ shade, from: shade === 1 ? 0 : Math.floor(most * (shade - 1) / 4) + 1, to: Math.floor(most * shade / 4) }))
    .filter(one => one.from <= one.to)
}

/** Round steps for the upright axis, at most three above nothing. */
export function stepOf(most: number): number {
  const rough = Math.max(1, most / 3)
  const ten = 10 ** Math.floor(Math.log10(rough))
  return [1, 2, 5, 10].map(one => one * ten).find(step => step >= rough)!
}

/** Sums by the end of each hour as points of a line that begins with nothing; the hour that runs ends now. */
export function pointsOf(hours: number[], until: number): [number, number][] {
  return [[0, 0], ...hours.map((sum, hour): [number, number] => [Math.min(hour + 1, until), sum])]
}

export const middle = (numbers: number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** At least some kilometres of it: a village alone has no width. Thousandths of a degree. */
export function widened(box: Box): Box {
  const [width, height] = [Math.max(box.width, FEWEST), Math.max(box.height, FEWEST * 0.75)]
  return { x: box.x - (width - box.width) / 2, y: box.y - (height - box.height) / 2, width, height }
}
