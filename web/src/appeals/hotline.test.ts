import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { i18n } from '@/i18n'
import HotlinePage from './HotlinePage.vue'

const name = { zh: '路灯不亮', en: 'Lamps out' }
const office = { id: 3, code: 'housing', name, short: name, level: 'department', parent: 1 }
const line = { number: 'WC1', titleName: name, office, groupSize: 2, clock: null, receivedAt: '2026-11-20T01:00:00Z', place: name }
const known = { id: 1, question: { zh: '调解收费吗？', en: 'Does it cost anything?' }, answer: { zh: '不收费。', en: 'No.' }, basis: '第四条', category: 'service.policy', open: true, changedAt: '2026-11-20T01:00:00Z' }
const sent: Record<string, unknown>[] = []

beforeEach(() => {
  document.cookie = 'XSRF-TOKEN=t'
  sent.length = 0
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (path.includes('similar')) return new Response(JSON.stringify([{ line, shared: ['三盏路灯', '不亮'], samePlace: true, days: 3 }]), { status: 200 })
    if (path.includes('answers/search')) return new Response(JSON.stringify([known]), { status: 200 })
    if (path.includes('counter')) {
      sent.push(JSON.parse(String(init?.body)))
      return new Response('{"code":"fault"}', { status: 500 })
    }
    return new Response(path.includes('preview') ? JSON.stringify({ dueAt: '2026-12-08T09:30:00Z' }) : path.includes('places') ? '[]' : '{}', { status: 200 })
  })
})
afterEach(() => {
  i18n.global.locale.value = 'zh-CN'
  vi.unstubAllGlobals()
  vi.useRealTimers()
})
const page = () => mount(HotlinePage, { global: { stubs: { DeskBar: true } }, attachTo: document.body })

test('what the caller says is asked first', () => {
  const form = page()
  expect(form.findAll('input, textarea, select')[0]!.attributes('id')).toBe('text')
})
test('what the caller says can be written down at once', async () => {
  const form = page()
  await flushPromises()
  expect(document.activeElement).toBe(form.find('#text').element)
})
test('the one who registers is spoken to about the caller, never as the resident', async () => {
  i18n.global.locale.value = 'en'
  const form = page()
  await form.find('#contact-reach').setValue(true)
  await form.find('input[name="about"][value="office"]').setValue(true)
  await flushPromises()
  const words = form.text()
  expect(words).toContain('What the caller wants')
  expect(words).toMatch(/Answer promised by Tuesday 8 December/)
  expect(words).not.toMatch(/You get|who I am|[Yy]our (own |name)|you agree|What would you like|address you/)
})
test('and hears of what is missing in the same way, until it is there', async () => {
  i18n.global.locale.value = 'en'
  const form = page()
  await form.find('form').trigger('submit')
  await flushPromises()
  expect(form.find('.summary').text()).toMatch(/3 things are missing.*what the caller says.*reach the caller/)
  expect(document.activeElement).toBe(form.find('.summary').element)
  const reach = form.find('#contact-reach')
  ;(reach.element as HTMLElement).focus()
  await reach.setValue(true)
  await flushPromises()
  expect(document.activeElement).toBe(reach.element) // what is mended does not take the focus away
  expect(form.find('.summary').text()).toContain('2 things are missing')
  expect(form.find('.field.bad #phone').exists()).toBe(false)
  expect(form.find('.summary').text()).not.toContain('where you are')
})

const press = (key: string) => document.dispatchEvent(new KeyboardEvent('keydown', { key, code: `Digit${key}`, altKey: true, bubbles: true, cancelable: true }))

test('one key joins what was reported already, another takes a public answer over, also while typing', async () => {
  vi.useFakeTimers()
  const form = page()
  await form.find('#text').setValue('滨河路的三盏路灯都不亮')
  await vi.advanceTimersByTimeAsync(1000)
  ;(form.find('#text').element as HTMLElement).focus()
  press('1')
  await flushPromises()
  expect(form.find('.right-col > .btn.primary').text()).toContain('WC1')
  expect(form.find('.similar').text()).toMatch(/11月20日.*WC1.*三盏路灯.*同一个地方.*相隔 3 天.*已选，登记时并入/)
  press('1')
  await flushPromises()
  expect(form.find('.right-col > .btn.primary').text()).not.toContain('WC1')
  press('6')
  await flushPromises()
  expect((form.find('#answer').element as HTMLTextAreaElement).value).toContain('不收费')
  press('1') // what joins another is answered with it
  await flushPromises()
  expect(form.find('#answer').exists()).toBe(false)
  press('6')
  await flushPromises()
  expect(form.find('.right-col > .btn.primary').text()).not.toContain('WC1')
  expect((form.find('input[name="type"][value="inquiry"]').element as HTMLInputElement).checked).toBe(true)
})
test('what joins another needs no place, and no word on being reached', async () => {
  vi.useFakeTimers()
  const form = page()
  await form.find('#text').setValue('滨河路的三盏路灯都不亮')
  await vi.advanceTimersByTimeAsync(1000)
  press('1')
  await flushPromises()
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }))
  await flushPromises()
  expect(sent).toMatchObject([{ join: 'WC1', contact: { anonymous: true } }])
})
test('but who wants to be reached with it leaves a number', async () => {
  vi.useFakeTimers()
  const form = page()
  await form.find('#text').setValue('滨河路的三盏路灯都不亮')
  await vi.advanceTimersByTimeAsync(1000)
  press('1')
  await form.find('#contact-reach').setValue(true)
  await form.find('form').trigger('submit')
  await flushPromises()
  expect([sent.length, form.findAll('.summary a').length]).toEqual([0, 1])
})
test('an earlier appeal of the caller opens by its code alone', () => {
  const form = page()
  expect(form.find('#earlier').exists()).toBe(true)
  expect(form.text()).not.toMatch(/按姓名|按电话/)
})
