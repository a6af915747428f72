import { expect, test } from 'vitest'
import { staircase, textWidth, type Label, type Staircase } from './staircase'
import type { Custody, Leg, OfficeRef } from './types'

const hours = (n: number) => new Date(Date.parse('2026-11-16T01:00:00Z') + n * 3_600_000).toISOString()
const leg = (id: number, name: string, lane: Leg['lane'], from: number, to: number | null, move: Leg['move']): Leg => ({
  office: { id, code: `o${id}`, name: { zh: name, en: name }, short: { zh: name, en: name }, level: 'body', parent: null } as OfficeRef,
  lane, from: hours(from), to: to === null ? null : hours(to), move, reason: move === 'returned' ? { zh: '超出权限', en: 'Beyond our powers' } : null, basis: null, previous: null, competent: null, signedAt: null,
})
const registered = leg(1, 'Fast-handling Centre', 3, 0, 3, 'registered')
/** Straight to a department; down to a community that gave it back; still in a community. */
const WAYS: Leg[][] = [
  [registered, leg(2, 'Housing Bureau', 3, 3, null, 'dispatched')],
  [registered, leg(3, 'Huacheng', 2, 3, 6, 'dispatched'), leg(4, 'Zitongmiao Community', 1, 6, 30, 'handed-down'), leg(3, 'Huacheng', 2, 30, null, 'returned')],
  [registered, leg(3, 'Huacheng', 2, 3, 6, 'dispatched'), leg(4, 'Zitongmiao Community', 1, 6, null, 'handed-down')],
]
const words = { holder: (l: Leg) => l.office.short.en, reason: (l: Leg) => `Returned: ${l.reason!.en}`, mark: () => 'Supervision', holiday: () => '' }

/** Two marks anywhere in twelve days, a day apart or an hour, before the deadline and after it, wide and narrow. */
function* drawn(): Generator<Staircase> {
  for (const legs of WAYS) for (const width of [600, 1090]) for (const until of [120, 400]) for (const apart of [1, 26]) {
    for (let at = 3; at < 270; at += 23) {
      const marks = [at, at + apart].map(hour => ({ kind: 'supervision' as const, at: hours(hour), words: { zh: '督办', en: 'Supervision' } }))
      yield staircase({ from: hours(0), until: hours(until), legs, marks, restDays: [] } as Custody, hours(300), width, words)
    }
  }
}
const every = [...drawn()]
const box = (label: Label) => ({ left: label.anchor === 'start' ? label.x : label.x - textWidth(label.text), right: label.anchor === 'start' ? label.x + textWidth(label.text) : label.x, top: label.y - 11, bottom: label.y + 3 })
const meet = (a: ReturnType<typeof box>, b: ReturnType<typeof box>) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
const lineBox = (d: string) => {
  const [, x, y, way, to] = /^M([\d.]+) ([\d.]+)([HV])([\d.]+)$/.exec(d)!
  const [x2, y2] = way === 'H' ? [Number(to), Number(y)] : [Number(x), Number(to)]
  return { left: Math.min(Number(x), x2) - 2.5, right: Math.max(Number(x), x2) + 2.5, top: Math.min(Number(y), y2) - 2.5, bottom: Math.max(Number(y), y2) + 2.5 }
}

test('the words of a mark lie on no line of custody, wherever it falls', () => {
  let shown = 0
  for (const stairs of every) {
    const marks = stairs.labels.filter(label => label.kind === 'mark')
    shown += marks.length
    for (const label of marks) expect(stairs.strokes.filter(stroke => meet(box(label), lineBox(stroke.d)))).toEqual([])
  }
  expect(shown).toBeGreaterThan(every.length)
})
test('no words touch others, nor the word “now”', () => {
  for (const { labels, now } of every) {
    const here = { left: now!.x - 40, right: now!.x, top: 135, bottom: 149 }
    labels.forEach((one, i) => expect([...labels.slice(i + 1).map(box), here].filter(other => meet(box(one), other))).toEqual([]))
  }
})
test('a mark stands above its line where there is room', () => {
  const [stairs] = every
  const mark = staircase({ from: hours(0), until: hours(400), legs: WAYS[0], marks: [{ kind: 'supervision', at: hours(200), words: { zh: '督办', en: 'Supervision' } }], restDays: [] } as unknown as Custody, hours(300), 1090, words)
  expect(mark.labels.find(label => label.kind === 'mark')!.y).toBe(stairs!.lanes[0]!.y - 11)
})
