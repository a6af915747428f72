import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import HomePage from '@/appeals/HomePage.vue'
import type { OwnAppeal } from '@/shared/types'
import OwnList from './OwnList.vue'
import type { Own } from './useOwn'

afterEach(() => vi.unstubAllGlobals())

async function home(ways: object | undefined) {
  vi.stubGlobal('fetch', async (path: string) => {
    if (!ways) throw new TypeError('Failed to fetch')
    return new Response(JSON.stringify(path.endsWith('/api/resident') ? ways : []))
  })
  const page = mount(HomePage, { global: { stubs: { RouterLink: RouterLinkStub, Promises: true, CodeForm: true } } })
  await flushPromises()
  return page.findAllComponents(RouterLinkStub).some(link => link.props('to') === '/mine')
}

test.each([
  [{ sms: true, email: false, open: false }, true],
  [{ sms: false, email: true, open: false }, true],
  [{ sms: false, email: false, open: true }, true],
  [{ sms: false, email: false, open: false }, false],
  [undefined, false],
])('the home page leads to one’s own appeals only where they can be opened: %o', async (ways, leads) => {
  expect(await home(ways)).toBe(leads)
})
test('appeals that have the same title are told apart by the day they came', () => {
  const name = { zh: '未分类的诉求', en: 'Appeal not yet sorted' }
  const appeals = ['2026-11-20T01:00:00Z', '2026-11-22T01:00:00Z'].map((receivedAt, n) => ({ number: `WC${n}`, code: `c${n}`, title: name, state: { zh: '已登记', en: 'Registered' }, due: null, clock: null, receivedAt })) as unknown as OwnAppeal[]
  const list = mount(OwnList, { props: { own: { appeals, problem: undefined, busy: false } as unknown as Own }, global: { stubs: { RouterLink: RouterLinkStub } } })
  expect(list.findAll('.own-list li').map(one => /11月2\d日反映/.exec(one.text())?.[0])).toEqual(['11月20日反映', '11月22日反映'])
})
