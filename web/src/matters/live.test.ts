import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import type { Line, Matter } from '@/shared/types'
import { listen, listenAgain, silent, tell } from './live'
import { useChanged } from './useChanged'
import { useLines } from './useLines'

const line = (number: string, revision = 1) => ({ number, revision }) as unknown as Line
const answers = vi.fn()
vi.mock('@/shared/http', () => ({ get: (path: string) => answers(path) }))
const page = (...items: Line[]) => ({ ok: true, value: { items, next: null, count: { number: items.length, more: false } } })
const settled = async () => { for (let i = 0; i < 5; i++) await nextTick() }
const changed = (number: string, revision: number) => tell({ all: false, changes: [{ number, revision }] })

/** Runs a composable as a component would. */
function within<T>(use: () => T): T {
  let value!: T
  mount(defineComponent(() => {
    value = use()
    return () => h('i')
  }))
  return value
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('a list that hears of a change', () => {
  test('stays as it is but for the lines it has, and says what is new and what has gone', async () => {
    answers.mockResolvedValue(page(line('a'), line('b')))
    const list = within(() => useLines(() => ({ view: 'inbox' })))
    await settled()
    answers.mockResolvedValue(page(line('new'), line('b', 7)))
    changed('b', 7)
    await settled()
    expect(list.items.value).toEqual([line('a'), line('b', 7)])
    expect([list.fresh.value, list.gone.value]).toEqual([1, 1])
    await list.load()
    expect(list.items.value.map(one => one.number)).toEqual(['new', 'b'])
    expect([list.fresh.value, list.gone.value]).toEqual([0, 0])
  })
  test('asks at once and then not again before a while, however much changes', async () => {
    answers.mockResolvedValue(page(line('a')))
    within(() => useLines(() => ({ view: 'inbox' })))
    await settled()
    answers.mockClear()
    for (let i = 0; i < 20; i++) changed('a', i)
    await settled()
    expect(answers).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(60_000)
    await settled()
    expect(answers).toHaveBeenCalledTimes(2)
  })
  test('fills an empty list by itself', async () => {
    answers.mockResolvedValue(page())
    const list = within(() => useLines(() => ({ view: 'inbox' })))
    await settled()
    answers.mockResolvedValue(page(line('first')))
    changed('first', 1)
    await settled()
    expect(list.items.value.map(one => one.number)).toEqual(['first'])
  })
})

describe('an open matter', () => {
  const matter = { line: { number: 'a' }, revision: 3 } as Matter
  test('says when others went further, not for what it shows already nor for other matters', async () => {
    const open = within(() => useChanged(() => matter))
    changed('a', 3)
    expect(open.value).toBe(false)
    changed('b', 9)
    expect(open.value).toBe(false)
    changed('a', 4)
    expect(open.value).toBe(true)
  })
})

describe('the line to the server', () => {
  test('stands while the page is seen, and every beginning looks again', () => {
    const open: { closed: boolean, hear: Record<string, (event: unknown) => void> }[] = []
    vi.stubGlobal('EventSource', class {
      closed = false
      hear: Record<string, (event: unknown) => void> = {}
      constructor() { open.push(this) }
      addEventListener(name: string, run: (event: unknown) => void) { this.hear[name] = run }
      close() { this.closed = true }
    })
    const seen = vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
    const stop = listen()
    seen.mockReturnValue(true)
    document.dispatchEvent(new Event('visibilitychange'))
    expect(open.map(one => one.closed)).toEqual([true])
    seen.mockReturnValue(false)
    document.dispatchEvent(new Event('visibilitychange'))
    answers.mockClear()
    answers.mockResolvedValue({ ok: true, value: { ...{ line: { number: 'a' }, revision: 9 } } })
    within(() => useChanged(() => ({ line: { number: 'a' }, revision: 3 }) as Matter))
    open[1]!.hear.begin!(new MessageEvent('begin', { data: '{}' }))
    expect(answers).toHaveBeenCalledWith('/api/matters/a')
    stop()
    expect(open.map(one => one.closed)).toEqual([true, true])
    vi.unstubAllGlobals()
  })
  test('that ended is said, and taken up again where another page took its place only when asked', async () => {
    const open: { closed: boolean, readyState: number, hear: Record<string, (event: unknown) => void> }[] = []
    vi.stubGlobal('EventSource', class {
      static CLOSED = 2
      closed = false
      readyState = 0
      hear: Record<string, (event: unknown) => void> = {}
      constructor() { open.push(this) }
      addEventListener(name: string, run: (event: unknown) => void) { this.hear[name] = run }
      close() { this.closed = true }
    })
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
    const stop = listen()
    open[0]!.hear['given-way']!({})
    expect([silent.value, open[0]!.closed]).toEqual(['given-way', true])
    vi.advanceTimersByTime(600_000)
    expect(open).toHaveLength(1)
    listenAgain()
    open[1]!.hear.begin!({})
    expect(silent.value).toBeUndefined()
    open[1]!.hear.error!({}) // a short break is the browser's to mend
    expect(silent.value).toBeUndefined()
    vi.advanceTimersByTime(30_000)
    expect(silent.value).toBe('lost')
    open[1]!.hear.begin!({})
    expect(silent.value).toBeUndefined()
    open[1]!.readyState = 2
    open[1]!.hear.error!({}) // refused
    expect(silent.value).toBe('lost')
    vi.advanceTimersByTime(60_000)
    open[2]!.hear.begin!({})
    expect(silent.value).toBeUndefined()
    stop()
    vi.unstubAllGlobals()
  })
})
