import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { loadWords } from '@/i18n'
import type { PublicLine, Report, ReportLine } from '@/shared/types'
import { monthsUpTo, yearStart } from './months'
import PublicLines from './PublicLines.vue'
import ReportTable from './ReportTable.vue'
import { publicFilters } from './usePublicList'

beforeAll(() => loadWords('shared', 'public'))
afterEach(() => vi.unstubAllGlobals())
const words = (zh: string) => ({ zh, en: zh })
const office = { id: 3, code: 'jiangbei', name: words('江北街道'), short: words('江北'), level: 'township' as const, parent: 1 }

test('months run back over the turn of a year', () => {
  expect(monthsUpTo('2026-02', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11'])
  expect(yearStart('2026-09')).toBe('2026-01')
})

test('only filters that are known and filled stand in the address', () => {
  expect(publicFilters({ q: ' ', category: 'urban', open: 'true', other: 'x', from: ['2026-01-01'] })).toEqual({ category: 'urban', open: 'true' })
})

test('a line says what, where, how it stands and leads to its page', async () => {
  const line: PublicLine = {
    number: 'WC260916-7K3M9Q', title: words('路灯不亮'), category: 'municipal.lamps', categoryName: words('路灯'), place: null, township: null, office,
    state: 'dispatched', open: true, receivedAt: '2026-09-16T01:00:00Z', updatedAt: '2026-09-16T01:00:00Z', closedAt: null, promise: null, voices: 3, at: null, notes: null,
  }
  const list = mount(PublicLines, { props: { items: [line] }, global: { stubs: { RouterLink: RouterLinkStub } } })
  await flushPromises()
  expect(list.text()).toContain('路灯不亮')
  expect(list.text()).toContain('在办')
  expect(list.text()).toContain('3 人一起反映')
  expect(list.getComponent(RouterLinkStub).props('to')).toEqual({ name: 'public-matter', params: { number: 'WC260916-7K3M9Q' } })
})

test('lines of one office alone can be shown, and then no sum of all', async () => {
  const told = (of: number, received: number): ReportLine => ({ category: 'urban.waste', privately: false, office: of, received, states: [], answered: 0, averageDays: null, medianDays: null })
  const lines = [told(3, 7), told(4, 9)]
  const total = told(3, 16)
  const part = { byOffice: lines, byTownship: [], total }
  const report: Report = { month: '2026-09', asOf: '2026-09-16T01:00:00Z', part, yearToDate: part, months: [], offices: [office, { ...office, id: 4, short: words('河南') }],
    categories: [{ code: 'urban.waste', name: words('垃圾') }], states: [] }
  const table = mount(ReportTable, { props: { lines, total, report, place: '单位', label: '表' } })
  expect(table.findAll('tbody tr')).toHaveLength(3)
  expect(table.findAll('option').map(one => one.text())).toEqual(['全部', '江北', '河南'])
  await table.get('select').setValue('4')
  expect(table.findAll('tbody tr').map(row => row.findAll('td').map(cell => cell.text()).slice(0, 2))).toEqual([['河南', '9']])
})

test('a line of the report that sums what is private names no office and no small state', () => {
  const told = (more: Partial<ReportLine>): ReportLine =>
    ({ category: null, privately: false, office: null, received: 7, states: [], answered: 0, averageDays: null, medianDays: null, ...more })
  const lines = [told({ category: 'urban.waste', office: 3, states: [{ state: 'appeal:replied', number: 7 }], averageDays: 2.5 }), told({ category: 'health', privately: true }), told({ privately: true })]
  const total = told({ received: 21 })
  const part = { byOffice: lines, byTownship: [], total }
  const report: Report = { month: '2026-09', asOf: '2026-09-16T01:00:00Z', part, yearToDate: part, months: [], offices: [office],
    categories: [{ code: 'urban.waste', name: words('垃圾') }, { code: 'health', name: words('卫生健康') }], states: [{ code: 'appeal:replied', name: words('已答复') }] }
  const table = mount(ReportTable, { props: { lines, total, report, place: '单位', label: '表' } })
  const rows = table.findAll('tbody tr').map(row => row.findAll('th,td').map(cell => cell.text()))
  expect(rows[0]).toEqual(['垃圾', '江北', '7', '已答复 7', '0', '2.5', '—'])
  expect(rows[1]![0]).toBe('卫生健康（不公开的）')
  expect(rows[1]![1]).toBe('—')
  expect(rows[2]![0]).toBe('其他不公开的和未分类的')
  expect(rows[3]![0]).toBe('合计')
})
