import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { BulkJob, Line } from '@/shared/types'
import BulkBar from './BulkBar.vue'
import InboxPage from './InboxPage.vue'

const name = { zh: '路灯', en: 'Lamps' }
const office = { id: 3, code: 'housing', name, short: name, level: 'department', parent: 1 }
const lines = ['WC1', 'WC2'].map(number => ({ number, revision: 1, titleName: name, stateName: name, office, flags: [], groupSize: 1, receivedAt: '2026-11-20T01:00:00Z', clock: null, category: null, type: 'help' })) as unknown as Line[]
const job: BulkJob = { id: 'j1', finished: true, done: 2, total: 2, accepted: 2, failed: [], failure: null } as unknown as BulkJob
let running = false

beforeEach(() => {
  running = false
  document.cookie = 'XSRF-TOKEN=t'
  vi.stubGlobal('fetch', async (path: string) => new Response(JSON.stringify(
    path === '/api/bulk/steps' ? [{ code: 'sign', count: 2, form: [] }]
      : path.startsWith('/api/bulk') ? { ...job, finished: !running }
        : path.startsWith('/api/matters?') ? { items: lines, next: null, count: { number: 2, more: false } } : [],
  ), { status: 200 }))
})
afterEach(() => {
  vi.unstubAllGlobals()
  sessionStorage.clear()
})
const stubs = { DeskBar: true, MatterPeek: true, KeyFoot: true, RouterLink: RouterLinkStub, StepForm: { props: ['send'], template: '<button class="go" @click="send({})">go</button>' } }

async function sign(page: ReturnType<typeof mount>) {
  await page.find('.bulk [aria-pressed]').trigger('click')
  await page.find('.go').trigger('click')
  await flushPromises()
}

describe('a step for many', () => {
  test('shows its result until the list is left, and once it is finished a reload does not show it again', async () => {
    const bar = mount(BulkBar, { props: { lines, list: 'all' }, global: { stubs } })
    await flushPromises()
    await sign(bar)
    expect(bar.emitted('taken')).toHaveLength(1)
    expect(bar.find('progress').exists()).toBe(true)
    expect(sessionStorage.length).toBe(0)
    await bar.setProps({ list: 'late', lines: [] })
    expect(bar.find('.bulk').exists()).toBe(false)
  })
  test('still running stays in sight whatever list is looked at', async () => {
    running = true
    const bar = mount(BulkBar, { props: { lines, list: 'all' }, global: { stubs } })
    await flushPromises()
    await sign(bar)
    await bar.setProps({ list: 'late', lines: [] })
    expect(bar.find('progress').exists()).toBe(true)
    expect(bar.emitted('taken')).toBeUndefined()
    bar.unmount()
  })
  test('leaves no row ticked, and neither do the tabs', async () => {
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: InboxPage }] })
    await router.push('/')
    const page = mount(InboxPage, { global: { plugins: [router], stubs } })
    await flushPromises()
    const ticked = () => page.findAll('tbody input').filter(one => (one.element as HTMLInputElement).checked).length
    for (const box of page.findAll('tbody input')) await box.trigger('click')
    await flushPromises()
    expect(ticked()).toBe(2)
    await sign(page)
    expect(ticked()).toBe(0)
    expect(page.find('progress').exists()).toBe(true)
    await page.findAll('tbody input')[0]!.trigger('click')
    await router.push('/?view=inbox&due=late')
    await flushPromises()
    expect([ticked(), page.find('.bulk').exists()]).toEqual([0, false])
    page.unmount()
  })
})
