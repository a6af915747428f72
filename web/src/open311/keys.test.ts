import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import KeysPage from './KeysPage.vue'

let keys: { id: string, name: string, tail: string, issuedAt: string, revokedAt: string | null, usedOn: string | null }[]
const asked: string[] = []

beforeEach(() => {
  keys = []
  asked.length = 0
  document.cookie = 'XSRF-TOKEN=t'
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    const method = init?.method ?? 'GET'
    asked.push(`${method} ${path}`)
    if (method === 'POST') {
      keys = [{ id: 'k1', name: '随手拍', tail: '9xyz', issuedAt: '2026-11-27T01:00:00Z', revokedAt: null, usedOn: null }]
      return new Response(JSON.stringify({ id: 'k1', key: 'hyabc9xyz' }), { status: 201 })
    }
    if (method === 'DELETE') {
      keys[0]!.revokedAt = '2026-11-27T02:00:00Z'
      return new Response(null, { status: 204 })
    }
    return new Response(JSON.stringify(keys), { status: 200 })
  })
})
afterEach(() => vi.unstubAllGlobals())

test('a key is shown once, told by its last signs afterwards, and revoked only after asking', async () => {
  const page = mount(KeysPage, { global: { stubs: { DeskBar: true } } })
  await flushPromises()
  expect(page.find('.empty').exists()).toBe(true)
  await page.find('#k-name').setValue('随手拍')
  await page.find('form').trigger('submit')
  await flushPromises()
  expect(page.find('.secret').text()).toBe('hyabc9xyz')
  expect(page.find('li').text()).toContain('9xyz')
  await page.find('li button').trigger('click')
  expect(asked.some(one => one.startsWith('DELETE'))).toBe(false)
  await page.find('li .danger').trigger('click')
  await flushPromises()
  expect(asked).toContain('DELETE /api/admin/open311-keys/k1')
  expect(page.find('.secret').exists()).toBe(false)
  expect(page.find('li button').exists()).toBe(false)
})
