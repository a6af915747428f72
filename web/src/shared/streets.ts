import type { StyleSpecification } from 'maplibre-gl'
import { toGcj02, toWgs84, type LngLat } from './datum'
import type { Shown, Tiles } from './districtMap'
import { boxOf, unproject, type Outline } from './outline'

type Corner = [number, number]

/** Between WGS84, as everything is known, and the way the tiles are laid out. */
export const laid = (datum: Tiles['datum']) => {
  const [there, back] = datum === 'gcj02' ? [toGcj02, toWgs84] : [(at: LngLat) => at, (at: LngLat) => at]
  const corner = (at: LngLat): Corner => {
    const { lng, lat } = there(at)
    return [lng, lat]
  }
  return { corner, back: ({ lng, lat }: LngLat) => back({ lng, lat }) }
}
export type Laid = ReturnType<typeof laid>

/** South-west and north-east of the district, or of one township. */
export function boundsOf(outline: Outline, { corner }: Laid, township?: string): [Corner, Corner] {
  const shape = outline.townships.find(one => one.code === township)
  const box = shape ? boxOf(shape.ring, 0.15) : outline.box
  return [corner(unproject(box.x, box.y + box.height)), corner(unproject(box.x + box.width, box.y))]
}

const point = (at: Corner, properties: object) => ({ type: 'Feature' as const, properties: { ...properties }, geometry: { type: 'Point' as const, coordinates: at } })

/** What stands on the streets: spots, and the pin above them. */
export const marksOf = ({ spots = [], chosen, pin }: Shown, { corner }: Laid) => ({
  type: 'FeatureCollection' as const,
  features: [
    ...spots.map(({ key, at, open, several }) => point(corner(at), { kind: 'spot', key, open, several, chosen: key === chosen })),
    ...(pin ? [point(corner(pin), { kind: 'pin' })] : []),
  ],
})

export const townsOf = (outline: Outline, { corner }: Laid) => ({
  type: 'FeatureCollection' as const,
  features: outline.townships.map(one => ({
    type: 'Feature' as const, properties: { code: one.code },
    geometry: { type: 'Polygon' as const, coordinates: [one.ring.map(([x, y]) => corner(unproject(x, y)))] },
  })),
})

/** Streets, the edges of townships over them, and the marks; colours are those of the page. */
export function styleOf(outline: Outline, tiles: Tiles, laid: Laid, shown: Shown, colour: (token: string) => string): StyleSpecification {
  return {
    version: 8,
    sources: {
      ground: { type: 'raster', tiles: [tiles.url], tileSize: 256, maxzoom: 18 },
      towns: { type: 'geojson', data: townsOf(outline, laid) },
      marks: { type: 'geojson', data: marksOf(shown, laid) },
    },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': colour('--paper') } },
      { id: 'ground', type: 'raster', source: 'ground', paint: { 'raster-fade-duration': 0 } },
      { id: 'edge', type: 'line', source: 'towns', paint: { 'line-color': colour('--surface'), 'line-width': 4, 'line-opacity': 0.7 } },
      { id: 'towns', type: 'line', source: 'towns', paint: { 'line-color': colour('--ink-2'), 'line-width': 1.5 } },
      { id: 'town', type: 'line', source: 'towns', filter: ['==', ['get', 'code'], shown.township ?? ''], paint: { 'line-color': colour('--accent'), 'line-width': 4 } },
      { id: 'spots', type: 'circle', source: 'marks', filter: ['==', ['get', 'kind'], 'spot'], paint: {
        'circle-color': ['case', ['get', 'open'], colour('--accent'), colour('--c-5')],
        'circle-radius': ['case', ['get', 'several'], 10, 7],
        'circle-stroke-color': ['case', ['get', 'chosen'], colour('--ink'), colour('--surface')],
        'circle-stroke-width': ['case', ['get', 'chosen'], 4, 2],
      } },
      { id: 'pin', type: 'circle', source: 'marks', filter: ['==', ['get', 'kind'], 'pin'], paint: { 'circle-color': colour('--surface'), 'circle-radius': 4, 'circle-stroke-color': colour('--c-late'), 'circle-stroke-width': 7 } },
    ],
  }
}
