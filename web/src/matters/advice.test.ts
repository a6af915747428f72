import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import type { Matter, Suggestion } from '@/shared/types'
import DispatchForm from './DispatchForm.vue'

afterEach(() => vi.unstubAllGlobals())

test('above the form stands a sentence from the first, so that no band is empty and nothing moves when a suggestion comes', async () => {
  vi.stubGlobal('fetch', async (path: string) => new Response(path.includes('reference') ? '{"categories":[]}' : '[]', { headers: { 'content-type': 'application/json' } }))
  const matter = { line: { number: 'WC1', categoryCode: null, place: null }, revision: 1, steps: [{ code: 'dispatch', noun: 'dispatch', path: '/x', key: 'k', primary: true, form: [] }] } as unknown as Matter
  const form = mount(DispatchForm, { props: { matter } })
  await flushPromises()
  const advice = () => form.find('[aria-live] p').text()
  expect(advice()).toBe('还没有建议。')
  await form.setProps({ suggestion: { model: '1/0', reason: 'close', categories: [], offices: [], urgent: [] } as Suggestion })
  expect(advice()).toBe('有几类都像，系统拿不准，请您来定。')
})
