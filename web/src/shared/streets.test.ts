import { expect, test } from 'vitest'
import { toGcj02 } from './datum'
import { readOutline } from './outline'
import { boundsOf, laid, marksOf, styleOf, townsOf } from './streets'

const square = (code: string, lng: number) => ({
  properties: { kind: 'township', code, zh: code, en: code },
  geometry: { coordinates: [[[lng, 30], [lng + 1, 30], [lng + 1, 31], [lng, 31], [lng, 30]]] },
})
const outline = readOutline([square('a', 117), square('b', 118)])!
const at = { lng: 117.5, lat: 30.5 }
const shown = { says: '', spots: [{ key: '1', at, says: '', open: true, several: false }], chosen: '1', pin: at }

test('on tiles in GCJ-02 everything is moved there, and what is picked is moved back', () => {
  const { lng, lat } = toGcj02(at)
  const lay = laid('gcj02')
  expect(marksOf(shown, lay).features.map(one => one.geometry.coordinates)).toEqual([[lng, lat], [lng, lat]])
  expect(townsOf(outline, lay).features[0]!.geometry.coordinates[0]![0]).not.toEqual(townsOf(outline, laid('wgs84')).features[0]!.geometry.coordinates[0]![0])
  const back = lay.back({ lng, lat })
  expect([back.lng, back.lat]).toEqual([expect.closeTo(at.lng, 8), expect.closeTo(at.lat, 8)])
  expect(laid('wgs84').corner(at)).toEqual([117.5, 30.5])
})

test('a township is seen nearer than the district, and the pin stands above all', () => {
  const lay = laid('wgs84')
  const [[west], [east]] = boundsOf(outline, lay, 'a')
  const [[far], [end]] = boundsOf(outline, lay)
  expect(east - west).toBeLessThan(end - far)
  const style = styleOf(outline, { url: 'https://t.example/{z}/{x}/{y}.png', attribution: '', datum: 'wgs84' }, lay, shown, () => '#000000')
  expect(style.layers.at(-1)!.id).toBe('pin')
  expect(Object.values(style.sources).filter(one => one.type === 'raster').flatMap(one => one.tiles)).toEqual(['https://t.example/{z}/{x}/{y}.png'])
  expect(style.glyphs ?? style.sprite).toBeUndefined() // nothing else is asked of any server
})
