import { expect, test } from 'vitest'
import { placeLabels, widthOf, type Label } from './labels'

const room = { x: 0, y: 0, width: 100, height: 100 }
const meet = (a: Label, b: Label) => Math.abs(a.at[0] - b.at[0]) * 2 < a.width + b.width && Math.abs(a.at[1] - b.at[1]) * 2 < a.height + b.height

test('a label alone stands on its place; in a crowd none covers another, all are in the picture, and a line leads to those that moved', () => {
  expect(placeLabels([{ at: [50, 50], width: 20, height: 8 }], room)).toEqual([{ x: 50, y: 50, line: false }])
  const crowd = [[50, 50], [53, 51], [47, 49], [50, 55], [98, 50], [51, 46]].map((at): Label => ({ at: at as [number, number], width: 18, height: 7 }))
  const placed = placeLabels(crowd, room)
  const there = placed.map((one, n): Label => ({ ...crowd[n]!, at: [one.x, one.y] }))
  for (const [n, a] of there.entries()) {
    for (const b of there.slice(n + 1)) expect(meet(a, b)).toBe(false)
    expect(a.at[0] + 9).toBeLessThanOrEqual(100)
    expect(placed[n]!.line || Math.abs(a.at[0] - crowd[n]!.at[0]) <= 9 && Math.abs(a.at[1] - crowd[n]!.at[1]) <= 3.5).toBe(true)
  }
  expect(placed.filter(one => one.line).length).toBeGreaterThan(1)
})

test('a Chinese sign is as wide as high, a Latin letter about half', () => {
  expect([widthOf('东城'), widthOf('Dong')]).toEqual([2, 2.24])
})
