import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { i18n } from '@/i18n'
import ClockChip from './ClockChip.vue'
import { clockWords } from './clockText'
import Combobox from './Combobox.vue'
import { countingWeeks, lengthWords, whyFacts } from './counting'
import { custodySentence } from './custodySentence'
import CustodyStairs from './CustodyStairs.vue'
import { addDays, dayText, daysBetween, longDay, momentText, partsOf } from './days'
import { get, newKey, post } from './http'
import { ratePicture } from './rate'
import { findOffices } from './reference'
import { session } from './session'
import { staircase } from './staircase'
import { bodyOf, firstValues, instantOf, isShown, localOf, missingFields, stepId } from './stepForm'
import { trailSteps } from './trail'
import type { CountStep, Custody, Explanation, FormField, Leg, OfficeRef, Step } from './types'
import { useKeys } from './useKeys'

const te = i18n.global.te as unknown as (key: string) => boolean
const t = i18n.global.t as unknown as (key: string, named: Record<string, unknown>, plural?: number) => string
const office = (id: number, short: string, level: OfficeRef['level']): OfficeRef => ({ id, code: `o${id}`, name: { zh: short, en: short }, short: { zh: short, en: short }, level, parent: null })
const centre = office(1, '区快处中心', 'body'), street = office(2, '柳溪街道', 'township'), community = office(3, '花园社区', 'community'), housing = office(4, '区住建局', 'department')
const leg = (holder: OfficeRef, lane: Leg['lane'], from: string, to: string | null, move: Leg['move'], more: Partial<Leg> = {}): Leg =>
  ({ office: holder, lane, from, to, move, reason: null, basis: null, previous: null, competent: null, signedAt: null, ...more })
const custody: Custody = {
  from: '2026-09-16T01:12:00Z', until: '2026-10-13T09:30:00Z',
  legs: [
    leg(centre, 3, '2026-09-16T01:12:00Z', '2026-09-16T01:58:00Z', 'registered'), leg(street, 2, '2026-09-16T01:58:00Z', '2026-09-17T01:00:00Z', 'dispatched'),
    leg(community, 1, '2026-09-17T01:00:00Z', '2026-09-21T02:05:00Z', 'handed-down'),
    leg(street, 2, '2026-09-21T02:05:00Z', '2026-09-22T00:30:00Z', 'returned', { reason: { zh: '超出权限', en: 'beyond its powers' }, competent: housing }),
    leg(housing, 3, '2026-09-22T00:30:00Z', null, 'transferred'),
  ],
  marks: [{ kind: 'call-out', at: '2026-09-24T07:00:00Z', words: { zh: '吹哨报到', en: 'Called out' } }],
  restDays: ['2026-09-19', '2026-09-25', '2026-09-26', '2026-09-27'].map(date => ({ date, name: date > '2026-09-20' ? { zh: '中秋节', en: 'Mid-Autumn' } : null })),
}
const words = { holder: (l: Leg) => l.office.short.zh, reason: (l: Leg) => l.reason!.zh, mark: () => '吹哨', holiday: (d: Custody['restDays'][number]) => d.name?.zh ?? '' }
const NOW = '2026-09-29T02:24:00Z'

beforeEach(() => {
  i18n.global.locale.value = 'zh-CN'
  document.documentElement.lang = 'zh-CN'
  session.now = NOW
})

describe('days', () => {
  test('an instant late in the evening of Greenwich is the next day in the district', () => {
    expect(partsOf('2026-09-28T18:00:00Z')).toMatchObject({ month: 9, day: 29, hour: 2, weekday: 2 })
  })
  test('are written as people write them, the year only when it is another', () => {
    expect([dayText('2026-10-13', 'zh'), dayText('2027-01-06', 'zh'), longDay('2026-10-13', 'en'), momentText('2026-09-28T08:20:00Z', 'zh')])
      .toEqual(['10月13日', '2027年1月6日', 'Tuesday 13 October', '9月28日 16:20'])
  })
  test('are counted over the end of a month', () => {
    expect([addDays('2026-02-28', 1), daysBetween('2026-09-16T01:12:00Z', '2026-10-13T09:30:00Z')]).toEqual(['2026-03-01', 27])
  })
})

describe('a clock', () => {
  test('is worded from the state and numbers the server sent', () => {
    const face = { state: 'soon' as const, words: 'clock.left.workingDays', numbers: { days: 1, day: '2026-09-30', time: '17:30' } }
    expect(clockWords(face, t, 'zh')).toBe('还剩 1 个工作日')
    i18n.global.locale.value = 'en'
    expect([clockWords(face, t, 'en'), clockWords({ ...face, numbers: { ...face.numbers, days: 3 } }, t, 'en')]).toEqual(['1 working day left', '3 working days left'])
  })
  test('shows word and shape, never colour alone', () => {
    const chip = mount(ClockChip, { props: { face: { state: 'late', words: 'clock.late.workingDays', numbers: { days: 2 } } } })
    expect(chip.text()).toBe('超 2 个工作日')
    expect(chip.find('use').attributes('href')).toContain('#k-late')
  })
  test.each(['left.hours', 'left.workingDays', 'left.days', 'today', 'late.hours', 'late.workingDays', 'late.days', 'maybe', 'hold', 'done.onTime', 'done.early.workingDays', 'done.early.days', 'done.late.hours', 'done.late.workingDays', 'done.late.days'])('has words for %s', (key) => {
    expect(te(`clock.${key}`)).toBe(true)
  })
})

const step = (date: string, why: string, number = 0, name: string | null = null): CountStep => ({ date, why, counted: number > 0, number, name: name ? { zh: name, en: name } : null, hours: null })
const why: Explanation = {
  due: { code: 'appeal.promise.help', from: '2026-09-18T03:00:00Z', at: '2026-09-29T09:30:00Z', provisional: false, rule: 'x', turns: [] }, day: '2026-09-29', time: '17:30',
  basis: { name: { zh: '答复', en: 'Answer' }, rule: { zh: '办法', en: 'Measures' }, length: '7 working days', startsOn: 'receipt', counts: 'at-most', ends: 'office' },
  steps: [
    step('2026-09-18', 'start'), step('2026-09-19', 'weekend'), step('2026-09-20', 'make-up-day', 1, '国庆节'), step('2026-09-21', 'working-day', 2), step('2026-09-22', 'working-day', 3),
    step('2026-09-23', 'working-day', 4), step('2026-09-24', 'working-day', 5), step('2026-09-25', 'holiday', 0, '中秋节'), step('2026-09-26', 'holiday', 0, '中秋节'), step('2026-09-27', 'holiday', 0, '中秋节'),
    step('2026-09-28', 'working-day', 6), step('2026-09-29', 'working-day', 7),
  ],
  notes: [],
}
const CELLS = { start: '收到', due: '到期', weekend: '周末' }

describe('a count', () => {
  test('stands in weeks from Monday, the start on its weekday, the due day marked', () => {
    const weeks = countingWeeks(why, '2026-09-29', 'zh', CELLS)
    expect(weeks).toHaveLength(3)
    expect(weeks[0]!.map(cell => cell.kind)).toEqual(['out', 'out', 'out', 'out', 'start', 'rest', 'day'])
    expect(weeks[0]![6]).toMatchObject({ date: '20', small: '1', corner: 'on' })
    expect(weeks[1]![4]).toMatchObject({ small: '中秋', corner: 'off' })
    expect(weeks[2]![1]).toMatchObject({ kind: 'due', small: '到期', today: true })
  })
  test('says what was left out and what was counted on a weekend', () => {
    expect(whyFacts(why, 'zh')).toEqual({ weekendDays: 1, holidays: [{ name: '中秋节', days: 3 }], makeUps: ['9月20日'], hours: [] })
  })
  test('of many weeks shows its beginning and its end', () => {
    const long = { ...why, day: '2027-01-05', steps: [step('2026-09-18', 'start')] }
    const weeks = countingWeeks(long, undefined, 'zh', CELLS)
    expect(weeks).toHaveLength(9)
    expect(weeks[4]).toMatchObject([{ kind: 'gap' }])
  })
  test('has its length in words', () => {
    expect([lengthWords('1 month 15 days', t), lengthWords('4 working hours', t)]).toEqual(['1 个月 15 天', '4 个工作小时'])
  })
})

describe('the staircase', () => {
  const stairs = staircase(custody, NOW, 1090, words)
  test('is one line that never breaks: each stroke begins where another ends', () => {
    const holds = stairs.strokes.filter(stroke => stroke.kind === 'hold').map(stroke => /M([\d.]+) ([\d.]+)H([\d.]+)/.exec(stroke.d)!.slice(1).map(Number))
    holds.slice(1).forEach((hold, i) => expect(hold[0]).toBe(holds[i]![2]))
  })
  test('marks a return by a diamond and a dashed stroke, and only the return', () => {
    expect(stairs.returns).toHaveLength(1)
    expect(stairs.strokes.filter(stroke => stroke.kind === 'return')).toHaveLength(1)
  })
  test('shades rest days together and names the holiday', () => {
    expect(stairs.shades.map(shade => shade.name)).toEqual(['', '中秋节'])
  })
  test('puts no label over another', () => {
    const lines = new Map<number, string[]>()
    for (const label of stairs.labels) lines.set(label.y, [...lines.get(label.y) ?? [], label.text])
    expect(stairs.labels.map(label => label.text)).toContain('区住建局')
    expect(new Set(stairs.labels.map(label => `${label.x}/${label.y}`)).size).toBe(stairs.labels.length)
  })
  test('goes on dotted to the deadline while there is time, and late after it', () => {
    expect(stairs.strokes.at(-1)!.kind).toBe('ahead')
    expect(staircase(custody, '2026-10-20T02:00:00Z', 1090, words).strokes.at(-1)!.kind).toBe('late')
  })
  test('says now to the left of its line, but to the right while that would lie on the names of the lanes', () => {
    expect(stairs.now!.side).toBe('end')
    const young = { ...custody, legs: custody.legs.slice(0, 1).map(one => ({ ...one, to: null })) }
    expect(staircase(young, new Date(Date.parse(custody.from) + 60_000).toISOString(), 600, words).now!.side).toBe('start')
  })
  test('ends where the matter ended', () => {
    const ended = { ...custody, legs: custody.legs.map((one, i) => (i === 4 ? { ...one, to: '2026-09-28T02:00:00Z' } : one)) }
    expect(staircase(ended, NOW, 1090, words).now).toBeUndefined()
  })
  test('tells itself in one sentence', () => {
    expect(custodySentence(custody, t, 'zh')).toBe('承办轨迹：9月16日登记在区快处中心、9月16日派给柳溪街道、9月17日交办花园社区、9月21日退回柳溪街道、9月22日转办区住建局，10月13日到期')
    expect(mount(CustodyStairs, { props: { custody, now: NOW, label: '一句话' } }).attributes()).toMatchObject({ 'role': 'img', 'aria-label': '一句话' })
  })
  test('standing upright keeps the same steps, with the return counted', () => {
    expect(trailSteps(custody).map(one => [one.from, one.to, one.returned, one.here])).toEqual([[3, 3, false, false], [3, 2, false, false], [2, 1, false, false], [1, 2, true, false], [2, 3, false, true]])
  })
})

describe('a form the server describes', () => {
  const field = (name: string, kind: FormField['kind'], required = true, more: Partial<FormField> = {}): FormField => ({ name, kind, required, ...more })
  const form = [field('outcome', 'choice'), field('reason', 'choice', true, { when: { field: 'outcome', is: ['unable'] } }), field('text', 'textarea', true, { value: '好' }), field('at', 'datetime', false), field('granted', 'boolean'), field('no', 'number', true, { value: 2 })]
  const reply: Step = { code: 'reply', noun: 'reply', path: '/api/matters/1/reply', key: '1', primary: true, form }

  test('opens with what the server proposes; a required yes or no has no default', () => {
    expect(firstValues(form)).toEqual({ outcome: '', reason: '', text: '好', at: '', granted: null, no: 2 })
  })
  test('neither shows, asks for nor sends what does not apply', () => {
    const values = { ...firstValues(form), outcome: 'solved', granted: false, reason: 'x' }
    expect(isShown(form[1]!, values)).toBe(false)
    expect(missingFields(form, values)).toEqual([])
    expect(bodyOf(reply, values, 7)).toEqual({ seen: 7, outcome: 'solved', text: '好', granted: false, no: 2 })
  })
  test('asks for what applies and is missing', () => {
    expect(missingFields(form, { ...firstValues(form), outcome: 'unable' }).map(one => one.name)).toEqual(['reason', 'granted'])
  })
  test('sends a day and time of the district as an instant, and shows it back', () => {
    expect([instantOf('2026-09-30T08:00'), localOf('2026-09-30T00:00:00Z')]).toEqual(['2026-09-30T00:00:00Z', '2026-09-30T08:00'])
  })
  test('tells two steps of one path apart by the number they carry', () => {
    expect(stepId(reply)).toBe('/api/matters/1/reply#2')
  })
})

describe('a rate', () => {
  test('of too few has no picture', () => {
    expect(ratePicture({ n: 9, of: 20, rate: 0.5, low: 0.2, high: 0.8, tooFew: true, sample: false })).toBeUndefined()
  })
  test('carries its interval, inside the axis', () => {
    const picture = ratePicture({ n: 80, of: 100, rate: 0.71, low: 0.2, high: 0.74, tooFew: false, sample: false })!
    expect(picture.value).toBe('71')
    expect(picture.low).toBe(1)
    expect(picture.low).toBeLessThan(picture.at)
    expect(picture.at).toBeLessThan(picture.high)
  })
})

describe('asking the server', () => {
  afterEach(() => vi.unstubAllGlobals())

  test('a refusal comes back as a problem, never as a value', async () => {
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ code: 'matter.stale', status: 409, detail: '改过了' }), { status: 409 }))
    expect(await get('/api/x')).toEqual({ ok: false, problem: { code: 'matter.stale', status: 409, detail: '改过了' } })
  })
  test('no network is a problem of its own', async () => {
    vi.stubGlobal('fetch', async () => { throw new TypeError('offline') })
    expect(await get('/api/x')).toEqual({ ok: false, problem: { code: 'network', status: 0 } })
  })
  test('a command carries its id, the language and the token against forgery', async () => {
    document.cookie = 'XSRF-TOKEN=abc'
    const asked: RequestInit[] = []
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      asked.push(init)
      return new Response('{}')
    })
    await post('/api/x', { a: 1 }, { key: 'k' })
    expect(asked[0]!.headers).toMatchObject({ 'Idempotency-Key': 'k', 'X-XSRF-TOKEN': 'abc', 'Accept-Language': 'zh' })
  })
  test('ids are proper even where the browser has no randomUUID', () => {
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(255) })
    expect(newKey()).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
  })
})

describe('finding an office', () => {
  test('puts the name that begins so before the one that only holds it', () => {
    expect(findOffices([office(9, '老柳溪街道', 'township'), street], '柳溪').map(one => one.id)).toEqual([2, 9])
  })
  test('arrows move, Enter takes, Escape leaves it as it was', async () => {
    const box = mount(Combobox, { props: { find: () => [{ value: '1', label: '甲' }, { value: '2', label: '乙' }] }, attachTo: document.body })
    const input = box.find('input')
    await input.setValue('x')
    await input.trigger('keydown', { key: 'ArrowDown' })
    await input.trigger('keydown', { key: 'Enter' })
    expect(box.emitted('pick')).toEqual([[{ value: '2', label: '乙' }]])
    expect(input.attributes('role')).toBe('combobox')
  })
})

describe('keys', () => {
  const press = (key: string, target: EventTarget = document.body) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))

  test('work outside text fields only, and G I is one key', () => {
    const heard: string[] = []
    const page = mount({ setup: () => useKeys({ 'j': () => heard.push('j'), 'i': () => heard.push('i'), 'g i': () => heard.push('g i') }), render: () => null }, { attachTo: document.body })
    press('j')
    press('g')
    press('i')
    press('i')
    const input = document.createElement('input')
    document.body.append(input)
    press('j', input)
    expect(heard).toEqual(['j', 'g i', 'i'])
    page.unmount()
  })
})
