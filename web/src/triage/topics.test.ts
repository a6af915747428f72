import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { readOutline } from '@/shared/outline'
import type { Topic, Topics } from '@/shared/types'
import { placesOf, pointOf, sparkOf, topicsAt } from './topicPlaces'
import TopicsPage from './TopicsPage.vue'
import { PAUSE } from './useTopics'

const office = (id: number, code: string, zh: string) => ({ id, code, name: { zh, en: zh }, short: { zh, en: zh }, level: 'community', parent: 1 }) as Topic['places'][number]['office']
const [BINHE, LAOCHENG] = [office(7, 'binhe', '滨河社区'), office(8, 'laocheng', '老城社区')]
const matter = (number: string) => ({ number, title: { zh: `路灯${number}`, en: `Lamp ${number}` }, receivedAt: '2026-09-16T01:12:00Z' })
const topic = (zh: string, places: Topic['places'], more: Partial<Topic> = {}): Topic => ({
  title: { zh, en: zh }, category: { zh: '路灯', en: 'Street lights' }, words: ['不亮'], place: places[0]!.office, places, first: '2026-09-01T01:12:00Z', last: '2026-09-16T01:12:00Z',
  appeals: places.reduce((sum, one) => sum + one.appeals, 0), supporters: 9, weeks: [0, 1, 0, 2, 5], trend: 'more', matters: [matter(`WC-${zh}`)], merge: null, ...more,
})
const LAMPS = topic('柳岸路灯', [{ office: BINHE, appeals: 6 }, { office: LAOCHENG, appeals: 1 }], { merge: { into: matter('WC1'), matters: [matter('WC2')], mine: true } })
const LIDS = topic('老城井盖', [{ office: LAOCHENG, appeals: 4 }], { trend: 'less' })

let asked: string[] = []
let answers: (Topics | number)[] = []
beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  vi.stubGlobal('fetch', async (path: string) => {
    if (!path.startsWith('/api/topics')) return new Response('{"features":[]}')
    asked.push(path)
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!
    return typeof answer === 'number' ? new Response(`{"status":${answer},"code":"fault"}`, { status: answer }) : new Response(JSON.stringify(answer))
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const done = (topics: Topic[], more: Partial<Topics> = {}): Topics => ({ ready: true, days: 30, at: '2026-09-16T01:12:00Z', looked: 40, newest: null, topics, ...more })
async function page(...given: (Topics | number)[]) {
  answers = given
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', name: 'topics', component: TopicsPage }, { path: '/desk/matter/:number', name: 'matter', component: { template: '<i/>' } }] })
  await router.push('/')
  const shown = mount(TopicsPage, { global: { plugins: [router], stubs: { DeskBar: true } } })
  await flushPromises()
  return shown
}

test('the hottest first, with its figures, its weeks in words, and merging that begins with the lead', async () => {
  const shown = await page(done([LAMPS, LIDS], { newest: 5000 }))
  const rows = shown.findAll('li.topic')
  expect(rows.map(one => one.find('h2').text())).toEqual(['1柳岸路灯', '2老城井盖'])
  expect(rows[0]!.text()).toContain('7 件')
  expect(rows[0]!.find('.spark').attributes('aria-label')).toContain('5')
  expect(rows[0]!.find('a.btn').attributes('href')).toBe('/desk/matter/WC2?step=merge&lead=WC1')
  expect(rows[1]!.find('a.btn').exists()).toBe(false)
  expect(shown.text()).toContain('5,000')
})

test('a place chosen leaves its topics in their rank, and goes when it is there no longer', async () => {
  const shown = await page(done([LAMPS, LIDS]))
  await shown.find('select').setValue('binhe')
  expect(shown.findAll('li.topic h2').map(one => one.text())).toEqual(['1柳岸路灯'])
  await shown.find('select').setValue('laocheng')
  expect(shown.findAll('li.topic').length).toBe(2)
  answers = [done([])]
  await shown.findAll('.seg button')[0]!.trigger('click')
  await flushPromises()
  expect(asked.at(-1)).toBe('/api/topics?days=7')
  expect(shown.find('.empty').exists()).toBe(true)
})

test('while they are worked out they are asked for again, and no longer when the page is left', async () => {
  const shown = await page(done([], { ready: false, at: null }), done([LAMPS]))
  expect(shown.find('[role=status]').exists()).toBe(true)
  expect(shown.findAll('li.topic').length).toBe(0)
  await vi.advanceTimersByTimeAsync(PAUSE)
  await flushPromises()
  expect(shown.findAll('li.topic').length).toBe(1)
  const left = await page(done([], { ready: false, at: null }))
  const before = asked.length
  left.unmount()
  await vi.advanceTimersByTimeAsync(PAUSE * 3)
  expect(asked.length).toBe(before)
})

test('what cannot be had is said, and can be asked for again', async () => {
  const shown = await page(500, done([LIDS]))
  expect(shown.findAll('li.topic').length).toBe(0)
  await shown.find('.note.bad button, [role=alert] button').trigger('click')
  await flushPromises()
  expect(shown.findAll('li.topic').length).toBe(1)
})

test('places are counted together, the fullest first, and stand on the map no finer than communities', () => {
  expect(placesOf([LAMPS, LIDS]).map(one => [one.office.code, one.appeals])).toEqual([['binhe', 6], ['laocheng', 5]])
  expect(topicsAt([LAMPS, LIDS], undefined).length).toBe(2)
  const outline = readOutline([
    { properties: { kind: 'township', code: 'jiangbei', zh: '江北', en: 'Jiangbei' }, geometry: { coordinates: [[[110, 31], [110.2, 31], [110.2, 31.2], [110, 31.2]]] } },
    { properties: { kind: 'community', code: 'binhe' }, geometry: { coordinates: [110.1, 31.05] } },
  ])!
  expect(pointOf(outline, 'binhe')!.lat).toBeCloseTo(31.05)
  expect(pointOf(outline, 'jiangbei')!.lng).toBeCloseTo(110.1)
  expect(pointOf(outline, 'elsewhere')).toBeUndefined()
})

test('a line reaches the top in its fullest week and lies flat where nothing came', () => {
  expect(sparkOf([0, 5, 10], 20, 10)).toBe('0.0,10.0 10.0,5.0 20.0,0.0')
  expect(sparkOf([0, 0], 20, 10)).toBe('0.0,10.0 20.0,10.0')
  expect(sparkOf([3], 20, 10)).toBe('0.0,0.0')
})
