import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import AccuracyPage from './AccuracyPage.vue'
import DriftPage from './DriftPage.vue'

const asked: string[] = []
let answer: (path: string) => unknown
const fared = (number: number) => ({ number, sure: null, sureRight: null, categoryRight: null, officeRight: null })
const office = { id: 7, name: { zh: '住建局', en: 'Housing' }, short: { zh: '住建局', en: 'Housing' }, level: 'department' }
const global = { stubs: { DeskBar: true, RouterLink: true } }

beforeEach(() => {
  asked.length = 0
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return new Response(JSON.stringify(answer(path)), { headers: { 'content-type': 'application/json' } })
  })
})
afterEach(() => vi.unstubAllGlobals())

test('confidence is compared with outcome for a month that is chosen, also of an office, and it is said what counts as agreement', async () => {
  answer = (path) => {
    const month = new URLSearchParams(path.split('?')[1]).get('month')
    return { office: { ...office, id: 1 }, month, fewest: 20, all: fared(month === '2026-08' ? 3 : 40), ece: null, bins: [{ from: 80, to: 90, number: 40, confidence: 85, right: 90 }],
      months: [{ month: '2026-08', fared: fared(3) }, { month: '2026-09', fared: fared(37) }], offices: [{ office, fared: fared(40) }] }
  }
  const page = mount(AccuracyPage, { global })
  await flushPromises()
  expect(page.text()).toContain('按 ↵ 派出，只要类别和单位没有改，就算派单员同意')
  expect(page.find('figure.reliability').exists()).toBe(true)
  await page.find('tbody th button').trigger('click')
  await page.find('select').setValue('2026-08')
  await flushPromises()
  expect(asked.at(-1)).toBe('/api/triage/accuracy?office=7&month=2026-08')
  expect(page.find('figure.reliability').exists()).toBe(false)
  expect(page.text()).toContain('不满 20 件，不画把握和实际的对照')
  expect(page.find('tr[aria-current]').text()).toContain('2026-08')
  await page.find('select').setValue('')
  await flushPromises()
  expect(asked.at(-1)).toBe('/api/triage/accuracy?office=7')
})

test('categories of a few stand last, as one', async () => {
  const side = (month: string) => ({ month, number: 30, unsure: null, confidence: null, right: null })
  answer = () => ({ fewest: 20, now: side('2026-09'), before: side('2026-08'), index: 0.02, others: { categories: 3, now: 4, before: 2, nowPercent: 13.3, beforePercent: 6.7 },
    rows: [{ category: 'municipal.lamps', name: { zh: '路灯', en: 'Lamps' }, now: 26, before: 28, nowPercent: 86.7, beforePercent: 93.3 }] })
  const page = mount(DriftPage, { global })
  await flushPromises()
  const rows = page.findAll('.ledwrap tbody tr').map(row => row.text())
  expect(rows).toHaveLength(2)
  expect(rows[1]).toContain('其余 3 类（两个月都不满 5 件）')
  expect(rows[1]).toContain('13.3% (4)')
})
