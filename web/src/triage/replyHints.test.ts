import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { flushPromises } from '@vue/test-utils'
import ReplyHints from './ReplyHints.vue'
import { PAUSE } from './useReplyHints'

const asked: string[] = []
let fails = false

beforeEach(() => {
  vi.useFakeTimers()
  asked.length = 0
  fails = false
  document.cookie = 'XSRF-TOKEN=t'
  vi.stubGlobal('fetch', async (path: string, ask: RequestInit) => {
    asked.push(`${path} ${JSON.parse(String(ask.body)).text}`)
    if (fails) return new Response('{"status":500,"code":"fault"}', { status: 500 })
    const dated = String(ask.body).includes('9月')
    return new Response(JSON.stringify({ hints: dated ? [] : [{ code: 'asked.when', part: 'asked', says: { zh: '居民问了什么时候，答复里没有日期', en: 'No day' }, words: [], from: 0, to: 0 }] }))
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const writing = (text: string) => mount(ReplyHints, { props: { path: '/api/matters/WC1/reply', text, proof: '' } })
async function pause() {
  await vi.advanceTimersByTimeAsync(PAUSE)
  await flushPromises()
}

test('hints come when the writer pauses, in a list that is read out quietly, and go when it is mended', async () => {
  const list = writing('路灯的事我们看过了。')
  expect(asked).toEqual([])
  await pause()
  expect(asked).toEqual(['/api/matters/WC1/reply-hints 路灯的事我们看过了。'])
  expect(list.attributes('aria-live')).toBe('polite')
  expect(list.find('li').text()).toContain('没有日期')
  await list.setProps({ text: '路灯9月20日修好了。' })
  await pause()
  expect(list.find('li').exists()).toBe(false)
})

test('while somebody types nothing is asked, and of a few characters nothing at all', async () => {
  const list = writing('路')
  await pause()
  for (const text of ['路灯的事', '路灯的事我们看过', '路灯的事我们看过了。']) {
    await list.setProps({ text })
    await vi.advanceTimersByTimeAsync(PAUSE / 2)
  }
  expect(asked).toEqual([])
  await pause()
  expect(asked.length).toBe(1)
})

test('what cannot be had is left out', async () => {
  fails = true
  const list = writing('路灯的事我们看过了。')
  await pause()
  expect(list.text()).toBe('')
})
