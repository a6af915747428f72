import { mount, RouterLinkStub } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import type { OfficeRef, Rate } from '@/shared/types'
import LedgerTable from './LedgerTable.vue'
import type { LedgerLine } from './useLedger'

const office = { id: 7, code: 'liuxi', name: { zh: '柳溪街道', en: 'Liuxi' }, short: { zh: '柳溪街道', en: 'Liuxi' }, level: 'township', parent: 1 } as OfficeRef
const few: Rate = { n: 12, of: 40, rate: null, low: null, high: null, tooFew: true, sample: true }
const many: Rate = { n: 200, of: 200, rate: 0.9, low: 0.85, high: 0.93, tooFew: false, sample: false }
const line: LedgerLine = {
  row: { office, held: 4, received: 9, replied: 5, solved: 3, late: 2, returned: 0, children: true }, depth: 1, open: false, total: false,
  rates: { office, response: many, solution: few, satisfaction: few, reached: many, place: { response: 1, solution: null, satisfaction: null }, partly: { solution: 0, satisfaction: 0 }, unable: 0, outOfPower: 0 },
}
const table = () => mount(LedgerTable, { props: { lines: [line], asked: { from: '2026-09-01', to: '2026-09-30', category: 'urban.waste' } }, global: { stubs: { RouterLink: RouterLinkStub } } })

describe('the ledger', () => {
  test('opens the matters behind each figure of that office in that period, and nothing behind a nought', () => {
    const links = table().findAllComponents(RouterLinkStub).map(link => link.props('to') as { name: string, query: Record<string, string> })
    expect(links.map(link => link.query.figure)).toEqual(['received', 'replied', 'solved', 'held', 'late'])
    expect(links[4]).toEqual({ name: 'ledger-matters', query: { office: '7', figure: 'late', from: '2026-09-01', to: '2026-09-30', category: 'urban.waste' } })
  })
  test('shows no rate of fewer than twenty reached, and a tier only where there is one', () => {
    const cells = table().findAll('tbody td').slice(6).map(cell => cell.text())
    expect(cells[0]).toContain('90')
    expect(cells[0]).toContain('第 1 档')
    expect(cells[1]).not.toMatch(/%|\d档/)
    expect(cells[1]).toContain('20')
  })
  test('opens the level below by its arrow', async () => {
    const shown = table()
    await shown.find('.tw').trigger('click')
    expect(shown.emitted('toggle')).toEqual([[7]])
  })
})
