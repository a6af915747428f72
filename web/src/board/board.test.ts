import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { loadWords } from '@/i18n'
import { middleOf } from '@/shared/outline'
import { session } from '@/shared/session'
import { keyOf, middle, pointsOf, shadeOf, stepOf, type Board } from './board'
import { dayOption, weeksOption } from './chartOptions'
import BoardWaiting from './BoardWaiting.vue'
import BoardToday from './BoardToday.vue'

const ink = { of: (token: string) => token, rem: 24, font: 'x' }
const today: Board['today'] = { received: 52, usualByNow: 43, answered: 47, early: 41, due: 31, unanswered: 12, late: 11, raised: 11, hours: [2, 9, 52], usualHours: Array.from({ length: 24 }, (_, n) => n * 4) }
beforeAll(() => loadWords('shared', 'board'))
afterEach(() => vi.unstubAllGlobals())

test('shades are quarters of the fullest, and the key says their numbers', () => {
  expect([0, 1, 25, 26, 100].map(open => shadeOf(open, 100))).toEqual([1, 1, 1, 2, 4])
  expect(shadeOf(0, 0)).toBe(1)
  expect(keyOf(142).map(one => [one.from, one.to])).toEqual([[0, 35], [36, 71], [72, 106], [107, 142]])
  expect(keyOf(1).map(one => [one.from, one.to])).toEqual([[0, 0], [1, 1]])
  for (let most = 0; most < 60; most++) for (let open = 0; open <= most; open++) expect(keyOf(most).find(one => one.from <= open && open <= one.to)?.shade, `${open} of ${most}`).toBe(shadeOf(open, most))
})
test('steps of the axis are round', () => {
  expect([3, 10, 52, 100, 740].map(stepOf)).toEqual([1, 5, 20, 50, 500])
})
test('the line of a day begins with nothing and ends now', () => {
  expect(pointsOf([2, 9, 52], 2.4)).toEqual([[0, 0], [1, 2], [2, 9], [2.4, 52]])
  expect([middle([1, 9, 2]), middle([4, 2])]).toEqual([2, 3])
})
test('only today has words in the picture, and its colours are from the tokens', () => {
  const words = { hour: (n: number) => `${n}`, today: '今天 52' }
  expect(JSON.stringify(dayOption(today, 2.4, words, ink)).match(/"formatter":"[^"]+"/g)).toEqual(['"formatter":"今天 52"'])
  expect(JSON.stringify(weeksOption([1, 2, 3], ink))).not.toMatch(/#[0-9a-f]{3}/)
})
test('a name stands in the middle of its area', () => {
  expect(middleOf([[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]])).toEqual([2, 1])
})
test('today is said in words: the usual by now, what came early, what is late and who knows', () => {
  session.district = { name: { zh: '望川区', en: 'Wangchuan' }, zone: 'Asia/Shanghai' } as typeof session.district
  const says = (more: object) => mount(BoardToday, { props: { today: { ...today, ...more }, at: '2026-09-29T02:24:00Z' }, global: { stubs: { LineChart: true } } }).text()
  expect(says({})).toMatch(/往常这时候 43.*其中 41 件提前.*还有 12 件没答复.*都已报上一级/s)
  expect(says({ usualByNow: null, late: 0, raised: 0, due: 0, unanswered: 0 })).toMatch(/还不知道往常.*今天没有到期的.*没有超期的/s)
  expect(says({ raised: 9 })).toContain('9 件已报上一级')
  expect(says({ usualHours: [1, 2] })).toContain('往常星期二')
  expect(says({ usualHours: null })).not.toContain('往常星期二')
})
test('what waits says whose it is, what was done last and for how long', async () => {
  const office = { short: { zh: '区水务局', en: 'Water' } } as Board['longest'][0]['office']
  const list = mount(BoardWaiting, { props: { waiting: [{ title: { zh: '排污管堵', en: 'Drain' }, office, last: { zh: '区水务局签收', en: 'signed' }, days: 24, clock: { state: 'late', words: 'clock.late.workingDays', numbers: { days: 3 } } }] }, global: { stubs: { RouterLink: RouterLinkStub } } })
  await flushPromises()
  await list.setProps({ waiting: [...list.props('waiting'), { title: null, office, last: null, days: 3, clock: null }] })
  expect(list.findAll('li')[1]!.text()).toMatch(/^一件不公开的诉求/)
  expect(list.text()).toMatch(/超 3 个工作日.*排污管堵.*区水务局在办；区水务局签收.*已等 24 天/s)
})
