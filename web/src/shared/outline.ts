import { ref, shallowRef } from 'vue'
import type { LngLat } from './datum'
import type { Tiles } from './districtMap'
import { get } from './http'
import type { Wording } from './types'

export interface Shape { code: string, name: Wording, ring: [number, number][] }
export interface Outline { townships: Shape[], communities: { code: string, at: [number, number] }[], river: [number, number][][], box: Box }
/** In the picture's own units: a thousandth of a degree of latitude, north at the top. */
export interface Box { x: number, y: number, width: number, height: number }

interface Feature { properties: { kind: string, code?: string, zh?: string, en?: string }, geometry: { coordinates: unknown } }

const UNIT = 1000
const NARROWER = Math.cos(31 * Math.PI / 180) // a degree of longitude beside one of latitude, where we are

/** WGS84 to the plane of the picture. */
export const project = (lng: number, lat: number): [number, number] => [lng * NARROWER * UNIT, -lat * UNIT]

/** And back. */
export const unproject = (x: number, y: number): LngLat => ({ lng: x / NARROWER / UNIT, lat: -y / UNIT })

/** Whether a point lies in a ring: a line from it to the right crosses the edge an odd number of times. */
export function within(ring: [number, number][], [x, y]: [number, number]): boolean {
  return ring.reduce((inside, [ax, ay], n) => {
    const [bx, by] = ring[(n + 1) % ring.length]!
    return (ay > y) !== (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax ? !inside : inside
  }, false)
}

/** Whether a point lies in a part of the picture. */
export const holds = (box: Box, [x, y]: [number, number]) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height

export function boxOf(points: [number, number][], margin = 0.04): Box {
  const [xs, ys] = [points.map(one => one[0]), points.map(one => one[1])]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top]
  const edge = margin * Math.max(width, height)
  return { x: left - edge, y: top - edge, width: width + 2 * edge, height: height + 2 * edge }
}

/** The middle of an area, where its name stands: the centre of gravity of the ring. */
export function middleOf(ring: [number, number][]): [number, number] {
  let [x, y, twice] = [0, 0, 0]
  ring.forEach(([ax, ay], n) => {
    const [bx, by] = ring[(n + 1) % ring.length]!
    const cross = ax * by - bx * ay
    x += (ax + bx) * cross
    y += (ay + by) * cross
    twice += cross
  })
  return [x / (3 * twice), y / (3 * twice)]
}

export function readOutline(features: Feature[]): Outline | undefined {
  const line = (points: unknown) => (points as [number, number][]).map(([lng, lat]) => project(lng, lat))
  const townships = features.filter(one => one.properties.kind === 'township').map(one => ({
    code: one.properties.code!, name: { zh: one.properties.zh ?? '', en: one.properties.en ?? '' }, ring: line((one.geometry.coordinates as unknown[])[0]),
  }))
  if (!townships.length) return undefined
  const river = features.filter(one => one.properties.kind === 'river').map(one => line(one.geometry.coordinates))
  const communities = features.filter(one => one.properties.kind === 'community').map(one => ({ code: one.properties.code!, at: project(...one.geometry.coordinates as [number, number]) }))
  return { townships, communities, river, box: boxOf(townships.flatMap(one => one.ring)) }
}

/** The same part seen larger (below 1) or smaller around its middle, never smaller than the whole. */
export function zoomed(box: Box, by: number, whole: Box): Box {
  const width = box.width * by
  if (width >= whole.width) return whole
  const height = box.height * by
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height }
}

/** What lies in one cell is one mark, the newest first. */
export function byCell<T extends { at: { lat: number, lng: number } }>(marks: T[]): T[][] {
  const cells = new Map<string, T[]>()
  for (const mark of marks) {
    const cell = `${mark.at.lat} ${mark.at.lng}`
    cells.set(cell, [...cells.get(cell) ?? [], mark])
  }
  return [...cells.values()]
}

const read = shallowRef<Outline | null>()
const tiles = shallowRef<Tiles>()
let asked = false

/** The outline of the district, read once a visit; null when it has none. */
export function useOutline() {
  if (!asked) {
    asked = true
    get<{ features: Feature[], tiles?: Tiles }>('/api/public/outline').then((answer) => {
      asked = answer.ok
      if (!answer.ok) return
      read.value = readOutline(answer.value.features) ?? null
      tiles.value = answer.value.tiles
    })
  }
  return read
}

/** Where the ground's pictures come from; it is told with the outline. */
export const useTiles = () => tiles

const wanted = ref(false)

/** Whether streets are wanted, for this visit: another's server learns with them where somebody looks, so they come when they are asked for. */
export const useStreetsWanted = () => wanted
