import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { session } from '@/shared/session'
import type { Account, OfficeRef } from '@/shared/types'
import FilterBar from './FilterBar.vue'
import { filtersOf, pathOf, type Filters } from './filters'
import { officesSeen } from './officesSeen'

const office = (id: number, code: string, level: OfficeRef['level'], parent: number | null): OfficeRef => ({ id, code, level, parent, name: { zh: code, en: code }, short: { zh: code, en: code } })
const TREE = [office(1, 'district', 'district', null), office(2, 'centre', 'body', 1), office(3, 'housing', 'department', 1), office(40, 'dongcheng', 'township', 1), office(41, 'a', 'community', 40), office(42, 'b', 'community', 40)]
const account = (at: number, ...roles: Account['roles']) => ({ office: TREE.find(one => one.id === at)!, roles }) as Account

beforeEach(() => vi.stubGlobal('fetch', async (path: string) => new Response(JSON.stringify(path.includes('tree') ? TREE : []), { status: 200 })))
afterEach(() => {
  vi.unstubAllGlobals()
  session.account = null
})

test('offices are listed as far as an account sees', () => {
  expect(officesSeen(account(2, 'dispatcher'), TREE)).toHaveLength(TREE.length)
  expect(officesSeen(account(40, 'supervisor'), TREE)).toEqual([40, 41, 42])
  expect(officesSeen(account(40, 'handler'), TREE)).toEqual([40])
  expect(officesSeen(account(3, 'head'), TREE)).toEqual([3])
})

describe('the filter bar', () => {
  async function bar(view: string, whose: Account, more: Partial<Filters> = {}) {
    session.account = whose
    const made = mount(FilterBar, { props: { filters: { view, ...more }, open: true } })
    await vi.waitFor(() => expect(made.find('#f-state').exists()).toBe(true))
    await new Promise(done => setTimeout(done, 20))
    return made
  }
  const states = (made: Awaited<ReturnType<typeof bar>>) => made.findAll('#f-state option').map(one => (one.element as HTMLOptionElement).value)

  test('offers a state, in an inbox only those in which something is owed, and asks the server for it', async () => {
    const all = await bar('all', account(2, 'dispatcher'))
    expect(states(all)).toEqual(['', 'registered', 'accepted', 'dispatched', 'in-hand', 'replied', 'followed-up', 'archived', 'withdrawn', 'not-accepted', 'set-aside'])
    expect(states(await bar('inbox', account(2, 'dispatcher')))).not.toContain('archived')
    await all.find('#f-state').setValue('withdrawn')
    const asked = all.emitted('narrow')![0]![0] as Filters
    expect(pathOf(filtersOf(asked))).toBe('/api/matters?view=all&state=withdrawn')
    expect(all.findAll('#f-state option').map(one => one.text())).toContain('已撤回')
  })
  test('offers offices only where more than one is seen', async () => {
    const seen: boolean[] = []
    for (const [view, whose] of [['all', account(2, 'dispatcher')], ['all', account(40, 'head')], ['inbox', account(2, 'dispatcher')], ['all', account(3, 'handler')]] as const) {
      seen.push((await bar(view, whose)).find('#f-office').exists())
    }
    expect(seen).toEqual([true, true, false, false])
  })
  test('asks the server for the office that was picked', async () => {
    const made = await bar('all', account(40, 'head'))
    await made.find('#f-office').setValue('a')
    await made.find('#f-office').trigger('keydown', { key: 'Enter' })
    expect(made.emitted('narrow')).toEqual([[{ view: 'all', office: '41' }]])
  })
})
