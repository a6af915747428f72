import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { session } from '@/shared/session'
import type { Line } from '@/shared/types'
import DispatchQueue from './DispatchQueue.vue'
import HeldBar from './HeldBar.vue'
import { failures, HOLD, hold, isConfirmed, sendHeld, takeBack, takenBack, useHeldBack, type Held } from './heldBack'
import { useDispatch } from './useDispatch'

const line = (number: string, ...flags: string[]) => ({ number, flags, titleName: { zh: `标题${number}`, en: number }, receivedAt: '2026-09-29T02:18:00Z' }) as unknown as Line

test('in the queue what is or may be urgent is marked, in the order the server gave', () => {
  const queue = mount(DispatchQueue, { props: { items: [line('a', 'urgent', 'maybe-urgent'), line('b', 'maybe-urgent'), line('c', 'returned')], number: 'b' } })
  expect(queue.findAll('li').map(one => one.find('.tag').exists() ? one.find('.tag').text() : '')).toEqual(['急', '疑似紧急', ''])
  expect(queue.find('[aria-current]').text()).toContain('标题b')
})

describe('a confirmed dispatch', () => {
  const asked: { path: string, key?: string, keepalive?: boolean }[] = []
  let answers: (() => Response)[] = []
  const one = (number: string, key = `k-${number}`): Held => ({ number, title: { zh: number, en: number }, office: { zh: '环境局', en: 'Ecology' }, path: `/${number}/dispatch`, body: { office: 7 }, key, values: { office: 7 } })
  const heard = vi.fn()
  const desk = () => mount(defineComponent({ setup() { useHeldBack(heard); return () => h('i') } }))
  const paths = () => asked.map(ask => ask.path)
  let page: ReturnType<typeof desk>

  beforeEach(() => {
    vi.useFakeTimers()
    asked.length = 0
    answers = []
    failures.clear()
    heard.mockClear()
    sessionStorage.clear()
    document.cookie = 'XSRF-TOKEN=t'
    session.account = { id: 'd1' } as NonNullable<typeof session.account>
    vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
      asked.push({ path, key: (init.headers as Record<string, string>)['Idempotency-Key'], keepalive: init.keepalive })
      return answers.shift()?.() ?? new Response('{}')
    })
    page = desk()
  })
  afterEach(async () => {
    page.unmount()
    await flushPromises()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  test('goes after ten seconds, and can be taken back until then with what stood in its form', async () => {
    hold(one('a'))
    await vi.advanceTimersByTimeAsync(HOLD - 1)
    expect(paths()).toEqual([])
    expect(isConfirmed('a')).toBe(true)
    takeBack()
    await vi.advanceTimersByTimeAsync(HOLD)
    expect(paths()).toEqual([])
    expect([isConfirmed('a'), takenBack.value?.values]).toEqual([false, { office: 7 }])
    hold(one('a'))
    await vi.advanceTimersByTimeAsync(HOLD)
    expect(paths()).toEqual(['/a/dispatch'])
    expect(isConfirmed('a')).toBe(false)
    expect(heard).toHaveBeenCalledWith(expect.objectContaining({ number: 'a' }), undefined)
  })
  test('goes at once when the next is confirmed, when its page is left, and when the tab is closed', async () => {
    hold(one('a'))
    hold(one('b'))
    await flushPromises()
    expect(paths()).toEqual(['/a/dispatch'])
    window.dispatchEvent(new Event('pagehide'))
    for (let i = 0; i < 20; i++) await Promise.resolve() // a closing page has no more turns than these
    expect(asked.at(-1)).toMatchObject({ path: '/b/dispatch', keepalive: true })
    hold(one('c'))
    page.unmount()
    await flushPromises()
    expect(paths()).toEqual(['/a/dispatch', '/b/dispatch', '/c/dispatch'])
  })
  test('leaves the queue to the one below, and comes back into it', async () => {
    page.unmount()
    answers = [() => new Response(JSON.stringify({ items: [line('a'), line('b'), line('c')], next: null, count: { number: 3, more: false } }))]
    let queue!: ReturnType<typeof useDispatch>
    page = mount(defineComponent({ setup() { queue = useDispatch(); return () => h('i') } }))
    await flushPromises()
    queue.choose({ number: 'b' })
    hold(one('b'))
    await nextTick()
    expect([queue.items.value.map(each => each.number), queue.number.value, queue.countText.value]).toEqual([['a', 'c'], 'c', '2'])
    takeBack()
    await nextTick()
    expect(queue.items.value.map(each => each.number)).toEqual(['a', 'b', 'c'])
  })
  test('that was lost on its way or met an ended session is kept, shown, and goes again as the same command', async () => {
    for (const status of [503, 401]) {
      answers = [() => new Response('{"code":"fault"}', { status })]
      hold(one('a', `k${status}`))
      await sendHeld()
      expect([failures.has('a'), isConfirmed('a')]).toEqual([true, false])
      page.unmount()
      page = desk()
      await flushPromises()
      expect(asked.slice(-2).map(ask => ask.key)).toEqual([`k${status}`, `k${status}`])
      expect(failures.size).toBe(0)
    }
  })
  test('that was refused is said, stands in the queue again and is not tried again', async () => {
    answers = [() => new Response('{"code":"matter.stale","status":409}', { status: 409 })]
    hold(one('a'))
    await sendHeld()
    const bar = mount(HeldBar, { global: { stubs: { RouterLink: { template: '<a><slot /></a>' } } } })
    expect(bar.find('[role="alert"]').text()).toContain('没有派出去：a')
    expect(bar.text()).not.toContain('再送一次')
    expect(isConfirmed('a')).toBe(false)
    page.unmount()
    page = desk()
    await flushPromises()
    expect(asked).toHaveLength(1)
  })
})
