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
const DUE = 150 // what the words of the deadline take
const FLOOR = TOP + 2 * LANE
const BELOW = 29 // from a label above a line to one below it, clear of a diamond
const APART = 4

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
  const deadline = custody.until ? x(custody.until) : undefined
  for (const shade of shades) if (deadline && shade.x + shade.width > deadline - DUE) shade.name = ''
  const here = end && !ended ? nowAt(x(now), end.y) : undefined
  const lines = linesOf(legs, custody, present, ended !== undefined, x)
  const labels = placed(labelsOf(legs, custody, x, words), width, lines, deadline, here)
  return {
    width, height: FLOOR + LANE, shades, labels,
    lanes: [3, 2, 1].map(lane => ({ lane, y: yOf(lane) })),
    ticks: ticksOf(custody, present, x),
    strokes: lines.map(line => ({ kind: line.kind, d: `M${line.x1} ${line.y1}${line.y1 === line.y2 ? `H${line.x2}` : `V${line.y2}`}` })),
    starts: legs[0] ? [{ x: legs[0].x1, y: legs[0].y }] : [],
    returns: legs.flatMap((one, i) => one.leg.move === 'returned' && i > 0 ? [{ x: one.x1, y: legs[i - 1]!.y }] : []),
    marks: custody.marks.map(mark => ({ x: x(mark.at), y: markY(mark, legs), kind: mark.kind })),
    now: here,
    deadline: deadline === undefined ? undefined : { x: deadline, y: end?.y ?? TOP },
  }
}

interface Drawn { leg: Leg, x1: number, x2: number, y: number }
interface Line { x1: number, y1: number, x2: number, y2: number }
interface Stroke extends Line { kind: Staircase['strokes'][number]['kind'] }

const nowAt = (x: number, y: number): NonNullable<Staircase['now']> => ({ x, y, side: x < LEFT + NOW ? 'start' : 'end' })

function scale(from: string, days: number, width: number) {
  const perDay = (width - LEFT - RIGHT) / days
  return (when: string) => {
    const { hour, minute } = partsOf(when)
    const at = daysBetween(from, when) + (hour + minute / 60) / 24
    return round(LEFT + Math.min(Math.max(at, 0), days) * perDay)
  }
}

/** What is drawn of custody: a line along each lane held, one from lane to lane, and what is still to come or late. */
function linesOf(legs: Drawn[], custody: Custody, present: string, ended: boolean, x: (when: string) => number): Stroke[] {
  const lines: Stroke[] = []
  const along = (kind: Stroke['kind'], x1: number, x2: number, y: number) => lines.push({ kind, x1, y1: y, x2, y2: y })
  legs.forEach((one, i) => {
    const before = legs[i - 1]
    if (before && before.y !== one.y) lines.push({ kind: one.leg.move === 'returned' ? 'return' : 'step', x1: one.x1, y1: before.y, x2: one.x1, y2: one.y })
    along('hold', one.x1, one.x2, one.y)
  })
  const end = legs.at(-1)
  if (!end || ended || !custody.until) return lines
  const due = x(custody.until)
  if (custody.until > present) along('ahead', end.x2, due, end.y)
  else along('late', Math.max(due, end.x1), end.x2, end.y)
  return lines
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
  const marks = custody.marks.map((mark): Label => ({ x: x(mark.at) + 8, y: markY(mark, legs) - 11, text: words.mark(mark), anchor: 'start', kind: 'mark' }))
  const named = new Set<number>()
  const others = holders.slice(0, -1).filter((_, i) => !named.has(legs[i]!.leg.office.id) && named.add(legs[i]!.leg.office.id))
  return [...holders.slice(-1), ...reasons, ...others, ...marks] // an office that gets it back is named once
}

/**
 * Puts each label where it touches no other and no line of custody: above its line, else below, else ending there. What finds no
 * room stays in the list beside; only a holder or a reason may lie across a line before it is left out. A mark keeps clear of now
 * and of the deadline too, where it can.
 */
function placed(labels: Label[], width: number, lines: Line[], deadline: number | undefined, here: Staircase['now']): Label[] {
  const taken: Box[] = []
  if (deadline) taken.push({ left: deadline - DUE, right: deadline, y: 14 })
  if (here) taken.push({ left: here.side === 'end' ? here.x - NOW : here.x, right: here.side === 'end' ? here.x : here.x + NOW, y: FLOOR + 16 })
  const posts = [deadline, here?.x].flatMap(post => (post ? [{ x1: post, y1: 18, x2: post, y2: 150 }] : []))
  const result: Label[] = []
  for (const label of labels) {
    const tries: Label[] = [label, { ...label, y: label.y + BELOW }, { ...label, anchor: 'end', x: label.x - 16 }, { ...label, anchor: 'end', x: label.x - 16, y: label.y + BELOW }]
    const free = tries.filter((one) => {
      const box = boxOf(one)
      return box.left >= 70 && box.right <= width && !taken.some(other => touch(other, box))
    })
    const clear = (of: Line[]) => free.find(one => !of.some(line => crosses(line, boxOf(one))))
    const fits = label.kind === 'mark' ? clear([...lines, ...posts]) ?? clear(lines) : clear(lines) ?? free[0]
    if (!fits || label.text === '') continue
    taken.push(boxOf(fits))
    result.push(fits)
  }
  return result
}

const touch = (a: Box, b: Box) => Math.abs(a.y - b.y) < 17 && a.right + APART > b.left && b.right + APART > a.left
/** A text of thirteen pixels standing on y, and a line five pixels thick. */
const crosses = (line: Line, box: Box) => line.x1 < box.right + APART && line.x2 > box.left - APART && Math.max(line.y1, line.y2) > box.y - 14 && Math.min(line.y1, line.y2) < box.y + 6

interface Box { left: number, right: number, y: number }

function boxOf(label: Label): Box {
  const width = textWidth(label.text)
  return label.anchor === 'start' ? { left: label.x, right: label.x + width, y: label.y } : { left: label.x - width, right: label.x, y: label.y }
}

/** Thirteen pixels a Chinese character, about eight for the rest. */
export const textWidth = (text: string) => [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e80 ? 13.2 : 8.1), 0)

const round = (n: number) => Math.round(n * 10) / 10
