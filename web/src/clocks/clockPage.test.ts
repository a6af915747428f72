import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import ClockPage from './ClockPage.vue'

const name = { zh: '答复', en: 'Answer' }
const counted = { due: { code: 'x', from: '2026-11-27T02:00:00Z', at: '2026-12-08T09:30:00Z', provisional: false, rule: 'x', turns: [] }, day: '2026-12-08', time: '17:30', steps: [], notes: [],
  basis: { name, rule: name, length: '7 working days', startsOn: 'receipt', counts: 'at-most', ends: 'office' } }
afterEach(() => vi.unstubAllGlobals())

test('a date that is refused leaves no count of another date under the refusal', async () => {
  vi.stubGlobal('fetch', async (path: string) => path.includes('9999')
    ? new Response(JSON.stringify({ code: 'clock.from-out-of-range', status: 400, detail: '这个日子不能数' }), { status: 400 })
    : new Response(JSON.stringify(counted), { status: 200 }))
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/clock', component: ClockPage }, { path: '/clocks', component: { template: '<p />' } }] })
  await router.push('/clock?code=x&from=2026-11-27T02:00:00Z')
  const page = mount(ClockPage, { global: { plugins: [router] } })
  await flushPromises()
  expect(page.find('.counted').exists()).toBe(true)
  await router.push('/clock?code=x&from=9999-12-31T02:00:00Z')
  await flushPromises()
  expect([page.find('.counted').exists(), page.find('[role="alert"]').text()]).toEqual([false, '这个日子不能数'])
  await router.push('/clock?code=x&from=2026-11-28T02:00:00Z')
  await flushPromises()
  expect(page.find('.counted').exists()).toBe(true)
})
