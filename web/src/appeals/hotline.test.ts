import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { i18n } from '@/i18n'
import HotlinePage from './HotlinePage.vue'

beforeEach(() => {
  vi.stubGlobal('fetch', async (path: string) => new Response(path.includes('preview') ? JSON.stringify({ dueAt: '2026-12-08T09:30:00Z' }) : path.includes('places') ? '[]' : '{}', { status: 200 }))
})
afterEach(() => {
  i18n.global.locale.value = 'zh-CN'
  vi.unstubAllGlobals()
})
const page = () => mount(HotlinePage, { global: { stubs: { DeskBar: true } }, attachTo: document.body })

test('what the caller says is asked first', () => {
  const form = page()
  expect(form.findAll('input, textarea, select')[0]!.attributes('id')).toBe('text')
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
})
