import { expect, test } from 'vitest'
import { toGcj02, toWgs84 } from './datum'
import { project, unproject, within } from './outline'

const METRE = 1 / 111_000

test('GCJ-02 lies where the known vectors say', () => {
  const there = toGcj02({ lng: 116.404, lat: 39.915 })
  expect([there.lng, there.lat]).toEqual([expect.closeTo(116.41024449916938, 9), expect.closeTo(39.91640428150164, 9)])
})
test('the way back returns to within a centimetre, all over the mainland; elsewhere nothing moves', () => {
  for (let lng = 74; lng < 135; lng += 2.7) {
    for (let lat = 18; lat < 53; lat += 2.3) {
      const again = toWgs84(toGcj02({ lng, lat }))
      expect(Math.hypot(again.lng - lng, again.lat - lat), `${lng} ${lat}`).toBeLessThan(METRE / 100)
    }
  }
  expect(toGcj02({ lng: -77, lat: -12 })).toEqual({ lng: -77, lat: -12 })
})
test('the picture\'s plane goes there and back', () => {
  const [x, y] = project(117.05, 30.9)
  expect(unproject(x, y)).toEqual({ lng: expect.closeTo(117.05, 10), lat: expect.closeTo(30.9, 10) })
})
test('a point is in a ring or beside it', () => {
  const ring: [number, number][] = [[0, 0], [4, 0], [4, 4], [2, 1], [0, 4], [0, 0]]
  expect([within(ring, [1, 1]), within(ring, [2, 3]), within(ring, [5, 1])]).toEqual([true, false, false])
})
