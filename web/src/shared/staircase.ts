import { addDays, dayKey, daysBetween, partsOf } from './days'
import type { Custody, Leg, Level, Mark } from './types'

/** The geometry of the custody staircase, lying over real days: three lanes, one line that never breaks. No words here but those passed in. */
export interface Staircase {
  width: number
  height: number
  lanes: { lane: number, y: number }[]
  shades: { x: number, width: number, name: string }[]
  ticks: { x: number, day: string }[]
  strokes: { d: string, kind: 'hold' | 'step' | 'return' | 'ahead' | 'late' }[]
  starts: { x: number, y: number }[]
  returns: { x: number, y: number }[]
  marks: { x: number, y: number, kind: Mark['kind'] }[]
  labels: Label[]
  now?: { x: number, y: number, side: 'start' | 'end' }
  deadline?: { x: number, y: number }
}
export interface Label { x: number, y: number, text: string, anchor: 'start' | 'end', kind: 'holder' | 'reason' | 'mark' }
export interface StairWords { holder: (leg: Leg, last: boolean) => string, reason: (leg: Leg) => string, mark: (mark: Mark) => string, holiday: (day: Custody['restDays'][number]) => string }

const TOP = 38
const LANE = 46
const LEFT = 92
const RIGHT = 14
const NOW = 50 // what the word “now” takes; nearer to the start it would lie on the names of the lanes
const FLOOR = TOP + 2 * LANE

export const laneOf = (level: Level): 1 | 2 | 3 => (level === 'community' ? 1 : level === 'township' ? 2 : 3)
const yOf = (lane: number) => TOP + (3 - lane) * LANE

export function staircase(custody: Custody, now: string, width: number, words: StairWords): Staircase {
  const ended = custody.legs.at(-1)?.to ?? undefined
  const present = ended ?? now
  const last = [present, custody.until ?? present].sort().at(-1)!
  const days = Math.max(daysBetween(custody.from, last) + 1, 4)
  const x = scale(custody.from, days, width)
  const legs = custody.legs.map(leg => ({ leg, x1: x(leg.from), x2: Math.max(x(leg.to ?? present), x(leg.from)), y: yOf(leg.lane) }))
  const end = legs.at(-1)
  const shades = restBands(custody, x, days, words)
  const deadline = custody.until && x(custody.until)
  for (const shade of shades) if (deadline && shade.x + shade.width > deadline - 150) shade.name = ''
  const due = custody.until ? [{ left: x(custody.until) - 150, right: x(custody.until), y: 14 }] : []
  const labels = placed(labelsOf(legs, custody, x, words), width, due)
  return {
    width, height: FLOOR + LANE, shades, labels,
    lanes: [3, 2, 1].map(lane => ({ lane, y: yOf(lane) })),
    ticks: ticksOf(custody, present, x),
    strokes: strokesOf(legs, custody, present, ended !== undefined, x),
    starts: legs[0] ? [{ x: legs[0].x1, y: legs[0].y }] : [],
    returns: legs.flatMap((one, i) => one.leg.move === 'returned' && i > 0 ? [{ x: one.x1, y: legs[i - 1]!.y }] : []),
    marks: custody.marks.map(mark => ({ x: x(mark.at), y: markY(mark, legs), kind: mark.kind })),
    now: end && !ended ? { x: x(now), y: end.y, side: x(now) < LEFT + NOW ? 'start' : 'end' } : undefined,
    deadline: custody.until ? { x: x(custody.until), y: end?.y ?? TOP } : undefined,
  }
}

interface Drawn { leg: Leg, x1: number, x2: number, y: number }

function scale(from: string, days: number, width: number) {
  const perDay = (width - LEFT - RIGHT) / days
  return (when: string) => {
    const { hour, minute } = partsOf(when)
    const at = daysBetween(from, when) + (hour + minute / 60) / 24
    return round(LEFT + Math.min(Math.max(at, 0), days) * perDay)
  }
}

function strokesOf(legs: Drawn[], custody: Custody, present: string, ended: boolean, x: (when: string) => number): Staircase['strokes'] {
  const strokes: Staircase['strokes'] = []
  legs.forEach((one, i) => {
    const before = legs[i - 1]
    if (before && before.y !== one.y) strokes.push({ d: `M${one.x1} ${before.y}V${one.y}`, kind: one.leg.move === 'returned' ? 'return' : 'step' })
    strokes.push({ d: `M${one.x1} ${one.y}H${one.x2}`, kind: 'hold' })
  })
  const end = legs.at(-1)
  if (!end || ended || !custody.until) return strokes
  const due = x(custody.until)
  if (custody.until > present) strokes.push({ d: `M${end.x2} ${end.y}H${due}`, kind: 'ahead' })
  else strokes.push({ d: `M${Math.max(due, end.x1)} ${end.y}H${end.x2}`, kind: 'late' })
  return strokes
}

function restBands(custody: Custody, x: (when: string) => number, days: number, words: StairWords): Staircase['shades'] {
  const first = dayKey(custody.from)
  const end = addDays(first, days)
  const rests = custody.restDays.filter(day => day.date >= first && day.date < end).sort((a, b) => a.date.localeCompare(b.date))
  const bands: { from: string, to: string, name: string }[] = []
  for (const day of rests) {
    const open = bands.at(-1)
    const name = words.holiday(day)
    if (open && open.to === day.date) {
      open.to = addDays(day.date, 1)
      open.name ||= name
    } else {
      bands.push({ from: day.date, to: addDays(day.date, 1), name })
    }
  }
  return bands.map((band) => {
    const left = x(band.from)
    const width = round(x(band.to) - left)
    return { x: left, width, name: textWidth(band.name) < width + 24 ? band.name : '' }
  })
}

function ticksOf(custody: Custody, present: string, x: (when: string) => number): Staircase['ticks'] {
  const wanted = [custody.from, custody.until, present, ...custody.legs.map(leg => leg.from), ...custody.marks.map(mark => mark.at)]
  const ticks: Staircase['ticks'] = []
  for (const when of wanted) {
    if (!when) continue
    const day = dayKey(when)
    const at = round((x(`${day}`) + x(addDays(day, 1))) / 2)
    if (ticks.every(tick => Math.abs(tick.x - at) > 34)) ticks.push({ x: at, day })
  }
  return ticks.sort((a, b) => a.x - b.x)
}

const markY = (mark: Mark, legs: Drawn[]) => legs.filter(one => one.leg.from <= mark.at).at(-1)?.y ?? TOP

function labelsOf(legs: Drawn[], custody: Custody, x: (when: string) => number, words: StairWords): Label[] {
  const holders = legs.map((one, i): Label => ({
    x: one.x1 + 8, y: one.y - 11, text: words.holder(one.leg, i === legs.length - 1), anchor: 'start', kind: 'holder',
  }))
  const reasons = legs.flatMap((one, i): Label[] => one.leg.move === 'returned' && one.leg.reason
    ? [{ x: one.x1 + 10, y: (legs[i - 1]?.y ?? one.y) - 11, text: words.reason(one.leg), anchor: 'start', kind: 'reason' }] : [])
  const marks = custody.marks.map((mark): Label => ({ x: x(mark.at) + 13, y: markY(mark, legs) + 5, text: words.mark(mark), anchor: 'start', kind: 'mark' }))
  const named = new Set<number>()
  const others = holders.slice(0, -1).filter((_, i) => !named.has(legs[i]!.leg.office.id) && named.add(legs[i]!.leg.office.id))
  return [...holders.slice(-1), ...reasons, ...others, ...marks] // an office that gets it back is named once
}

/** Puts each label where it touches no other: above its line, else below, else ending there; what finds no room stays in the list beside. */
function placed(labels: Label[], width: number, before: Box[]): Label[] {
  const taken: Box[] = [...before]
  const result: Label[] = []
  for (const label of labels) {
    const tries: Label[] = [label, { ...label, y: label.y + 28 }, { ...label, anchor: 'end', x: label.x - 16 }, { ...label, anchor: 'end', x: label.x - 16, y: label.y + 28 }]
    const fits = tries.find((one) => {
      const box = boxOf(one)
      return box.left >= 70 && box.right <= width && taken.every(t => Math.abs(t.y - box.y) >= 17 || t.right < box.left || t.left > box.right)
    })
    if (!fits || label.text === '') continue
    taken.push(boxOf(fits))
    result.push(fits)
  }
  return result
}

interface Box { left: number, right: number, y: number }

function boxOf(label: Label): Box {
  const width = textWidth(label.text)
  return label.anchor === 'start' ? { left: label.x, right: label.x + width, y: label.y } : { left: label.x - width, right: label.x, y: label.y }
}

/** Thirteen pixels a Chinese character, about eight for the rest. */
export const textWidth = (text: string) => [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e80 ? 13.2 : 8.1), 0)

const round = (n: number) => Math.round(n * 10) / 10
