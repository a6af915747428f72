import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nextTick, reactive } from 'vue'
import AlikeWhy from '@/matters/AlikeWhy.vue'
import DispatchText from '@/matters/DispatchText.vue'
import type { AlikeLine, Matter } from '@/shared/types'
import AlikeMatters from './AlikeMatters.vue'
import { appealBody, emptyForm } from './appealForm'

const global = { stubs: { RouterLink: RouterLinkStub } }
const name = { zh: '滨河路路灯不亮', en: 'Lamps out' }
const found = (n: number) => ({ matter: { number: `QX-${n}`, title: name, categoryName: name, place: name, receivedAt: '2026-09-16T02:00:00Z', voices: n }, shared: ['路灯'], samePlace: false })
const asked: { path: string, body: Record<string, unknown> }[] = []
let answers: (() => Promise<Response>)[] = []
const told = (...lines: unknown[]) => async () => new Response(JSON.stringify(lines), { status: 200 })

beforeEach(() => {
  vi.useFakeTimers()
  document.cookie = 'XSRF-TOKEN=t'
  asked.length = 0
  answers = []
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    asked.push({ path, body: init?.body ? JSON.parse(String(init.body)) : {} })
    return (answers.shift() ?? told(found(1), found(2)))()
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('while a resident writes', () => {
  const writing = (over = {}) => {
    const form = reactive({ ...emptyForm(), ...over })
    return { form, page: mount(AlikeMatters, { props: { form }, global }) }
  }
  const pause = async () => {
    await nextTick()
    await vi.advanceTimersByTimeAsync(900)
    await flushPromises()
  }

  test('what is public and alike is asked for at a pause, once, and joined with one tap while the words stay', async () => {
    const { form, page } = writing({ community: 7 })
    for (const words of ['滨河路', '滨河路的路灯', '滨河路的路灯不亮了']) {
      form.text = words
      await nextTick()
      await vi.advanceTimersByTimeAsync(100)
    }
    await pause()
    expect(asked).toEqual([{ path: '/api/public/similar', body: { text: '滨河路的路灯不亮了', community: 7 } }])
    expect(page.findAll('li').length).toBe(2)
    await page.findAll('li .btn')[1]!.trigger('click')
    expect(appealBody(form, [], 'zh')).toMatchObject({ join: 'QX-2', text: '滨河路的路灯不亮了' })
    await pause()
    expect(asked.length).toBe(1)
    await page.find('.btn').trigger('click')
    expect(form.join).toBeNull()
  })
  test('what was waved away does not come back with the next word', async () => {
    const { form, page } = writing()
    form.text = '滨河路的路灯不亮了'
    await pause()
    await page.find('.plain').trigger('click')
    answers = [told(found(1), found(2), found(3))]
    form.text += '，三天了'
    await pause()
    expect(page.findAll('li').length).toBe(1)
    expect(page.text()).toContain('已有 3 人反映')
  })
  test.each([['a few letters', { text: '路灯' }], ['a report', { text: '他们收了钱不办事', report: true }]])('nothing is asked about %s', async (_, over) => {
    writing(over)
    await pause()
    expect(asked).toEqual([])
  })
  test('a refusal or a lost answer leaves the form as it is', async () => {
    answers = [async () => new Response('{"code":"request.too-many"}', { status: 429 }), async () => { throw new TypeError('offline') }]
    const { form, page } = writing({ text: '滨河路的路灯不亮了' })
    await pause()
    form.text += '，'
    await pause()
    expect([asked.length, page.find('section').exists()]).toEqual([2, false])
  })
  test('a late answer to what was written before is dropped', async () => {
    let late = (_: Response) => {}
    answers = [() => new Promise<Response>((done) => { late = done }), told(found(5))]
    const { form, page } = writing({ text: '滨河路的路灯不亮了' })
    await pause()
    form.text += '，三天了'
    await pause()
    late(new Response(JSON.stringify([found(9)]), { status: 200 }))
    await flushPromises()
    expect(page.text()).toContain('已有 5 人反映')
    expect(page.text()).not.toContain('已有 9 人反映')
  })
})

describe('on the desk', () => {
  const line = { number: 'WC9', titleName: name, stateName: name, office: { id: 3, code: 'housing', name, short: name, level: 'department' }, place: name, groupSize: 3, clock: null, receivedAt: '2026-11-20T01:00:00Z', flags: [] }
  const alike = { line, shared: ['三盏路灯'], samePlace: true, days: 0 } as unknown as AlikeLine

  test('the reason is said in words', () => {
    expect(mount(AlikeWhy, { props: { alike } }).text()).toMatch(/都提到三盏路灯.*同一个地方.*同一天/)
    expect(mount(AlikeWhy, { props: { alike: { ...alike, shared: [], samePlace: false, days: 12 } } }).text()).toBe('相隔 12 天')
  })
  test.each([[['merge'], 1], [[], 0]])('merging is one press away where it may be done: %s', async (codes, buttons) => {
    answers = [told(alike)]
    const matter = { line: { ...line, number: 'WC1' }, channel: 'web', attachments: [], text: '路灯不亮', steps: codes.map(code => ({ code })) } as unknown as Matter
    const page = mount(DispatchText, { props: { matter }, global })
    await flushPromises()
    expect(page.find('.dup').text()).toContain('三盏路灯')
    const found = page.findAll('.dup .btn')
    expect(found.length).toBe(buttons)
    await found[0]?.trigger('click')
    expect(page.emitted('merge') ?? []).toEqual(buttons ? [['WC9']] : [])
  })
})
