import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import AnswersPage from './AnswersPage.vue'
import DeskAnswersPage from './DeskAnswersPage.vue'

const one = { id: 1, question: { zh: '调解收费吗？', en: 'Does it cost anything?' }, answer: { zh: '不收费。', en: 'No.' }, basis: '第四条', category: null, open: true, changedAt: '2026-11-20T01:00:00Z' }
let sent: { method: string, path: string, body: unknown }[]

beforeEach(() => {
  sent = []
  document.cookie = 'XSRF-TOKEN=t'
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    const method = init?.method ?? 'GET'
    if (method !== 'GET') sent.push({ method, path, body: JSON.parse(String(init?.body)) })
    if (method === 'PUT') return new Response(null, { status: 204 })
    return new Response(JSON.stringify(path.endsWith('search') && JSON.stringify(sent.at(-1)?.body).includes('没有') ? [] : [one]), { status: 200 })
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('everybody reads all answers, and what is typed is looked for without standing in an address', async () => {
  vi.useFakeTimers()
  const page = mount(AnswersPage, { global: { stubs: { RouterLink: RouterLinkStub } } })
  await flushPromises()
  expect(page.find('details').text()).toContain('不收费')
  await page.find('#a-q').setValue('没有这回事')
  await vi.advanceTimersByTimeAsync(500)
  await flushPromises()
  expect(sent).toEqual([{ method: 'POST', path: '/api/answers/search', body: { text: '没有这回事' } }])
  expect(page.find('.empty').exists()).toBe(true)
  page.unmount()
})
test('the centre withdraws an answer, which stays in its list', async () => {
  const page = mount(DeskAnswersPage, { global: { stubs: { DeskBar: true, CategoryPicker: true } } })
  await flushPromises()
  await page.find('.tree button').trigger('click')
  await page.find('input[type="checkbox"]').setValue(false)
  await page.find('form').trigger('submit')
  await flushPromises()
  expect(sent[0]).toMatchObject({ method: 'PUT', path: '/api/admin/answers/1', body: { open: false, question: one.question } })
  page.unmount()
})
