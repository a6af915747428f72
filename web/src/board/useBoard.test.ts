import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, ref } from 'vue'
import { tell } from '@/matters/live'
import { useBoard } from './useBoard'

const changed = () => tell({ all: true, changes: [] })
let asked: { path: string, signal: AbortSignal, answer: (received: number) => Promise<void> }[] = []
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'] })
  asked = []
  vi.stubGlobal('fetch', (path: string, { signal }: { signal: AbortSignal }) => new Promise((done, failed) => {
    signal.addEventListener('abort', () => failed(new DOMException('aborted', 'AbortError')))
    asked.push({ path, signal, answer: async received => {
      done(new Response(JSON.stringify({ at: '2026-09-16T01:12:00Z', today: { received } }), { headers: { 'Content-Type': 'application/json' } }))
      await vi.advanceTimersByTimeAsync(1)
      await flushPromises()
    } })
  }))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function wall() {
  const path = ref('/api/board')
  let board!: ReturnType<typeof useBoard>
  const page = mount(defineComponent({ setup: () => { board = useBoard(() => path.value); return () => null } }))
  return { board, path, page, received: () => board.board.value?.today.received }
}

test('a slow answer arrives however much changes meanwhile, and what changed is read once after it', async () => {
  const { received, page } = wall()
  await flushPromises()
  for (let n = 0; n < 10; n++) {
    changed()
    await vi.advanceTimersByTimeAsync(6_000)
  }
  expect(asked).toHaveLength(1)
  expect(asked[0]!.signal.aborted).toBe(false)
  await asked[0]!.answer(5)
  expect(received()).toBe(5)
  expect(asked).toHaveLength(2)
  await asked[1]!.answer(6)
  expect(received()).toBe(6)
  expect(asked).toHaveLength(2)
  page.unmount()
})

test('another office is read at once, and an answer that never comes is given up', async () => {
  const { board, path, received, page } = wall()
  await flushPromises()
  path.value = '/api/board?office=7'
  board.load()
  await flushPromises()
  expect(asked.map(one => [one.path, one.signal.aborted])).toEqual([['/api/board', true], ['/api/board?office=7', false]])
  await asked[1]!.answer(3)
  expect(received()).toBe(3)
  expect(asked).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(asked).toHaveLength(3)
  await vi.advanceTimersByTimeAsync(90_000)
  expect(asked).toHaveLength(4)
  expect(asked[2]!.signal.aborted).toBe(true)
  page.unmount()
  await flushPromises()
  expect(asked[3]!.signal.aborted).toBe(true)
  expect(asked).toHaveLength(4)
})
