import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { i18n } from '@/i18n'
import { session } from './session'
import StepForm from './StepForm.vue'
import type { Step } from './types'

const step: Step = { code: 'reply', noun: 'reply', path: '/api/matters/WC1/reply', key: '1', primary: true, form: [{ name: 'text', kind: 'textarea', required: true }] }
const sent: { key: string, text: string }[] = []
let lose: ('before' | 'after' | undefined)[] = [] // what the network does to each try, before the server has it or after
let taken: { key: string, text: string } | undefined

/** A server that takes one reply: the same command again is answered as the first time, another comes too late. */
function serve(key: string, text: string): Response {
  const lost = lose.shift()
  sent.push({ key, text })
  if (lost === 'before') throw new TypeError('Failed to fetch')
  if (taken && taken.key !== key) return new Response('{"code":"matter.stale","status":409}', { status: 409 })
  taken ??= { key, text }
  return lost === 'after' ? new Response('{"code":"fault","status":503}', { status: 503 }) : new Response(JSON.stringify({ said: taken.text }))
}

beforeEach(() => {
  sent.length = 0
  taken = undefined
  sessionStorage.clear()
  document.cookie = 'XSRF-TOKEN=t'
  session.account = { id: 'handler-housing' } as NonNullable<typeof session.account>
  vi.stubGlobal('fetch', async (path: string, ask: RequestInit = {}) => path === step.path
    ? serve((ask.headers as Record<string, string>)['Idempotency-Key']!, JSON.parse(String(ask.body)).text)
    : new Response('[]'))
})
afterEach(() => vi.unstubAllGlobals())

function writing() {
  const form = mount(StepForm, { props: { step, seen: 1 } })
  const send = async (text?: string) => {
    if (text) await form.find('textarea').setValue(text)
    await form.trigger('submit')
    await flushPromises()
  }
  return { form, send }
}

test('the same words sent again after a lost answer or a fault are the same command, and taken once', async () => {
  const { form, send } = writing()
  lose = ['before', 'after', undefined]
  await send('路灯已经修好')
  await send()
  await send()
  expect(new Set(sent.map(one => one.key)).size).toBe(1)
  expect(form.emitted('done')).toEqual([[{ said: '路灯已经修好' }]])
})
test('other words are another command: what is shown as taken is what was written last', async () => {
  const { form, send } = writing()
  lose = ['before', undefined]
  await send('路灯已经修好')
  await send('路灯明天修好')
  expect(sent[1]!.key).not.toBe(sent[0]!.key)
  expect(form.emitted('done')).toEqual([[{ said: '路灯明天修好' }]])
})
test('other words that come after the first were taken in silence are kept, and the person is told to look again', async () => {
  const { form, send } = writing()
  lose = ['after', undefined]
  await send('路灯已经修好')
  await send('路灯明天修好')
  expect(form.emitted('done')).toBeUndefined()
  expect(form.find('[role="alert"]').text()).toContain('请先看看新的')
  expect(form.find('textarea').element.value).toBe('路灯明天修好')
  await form.find('[role="alert"] button').trigger('click')
  expect(form.emitted('reload')).toHaveLength(1)
  await send()
  expect(new Set(sent.map(one => one.key)).size).toBe(3) // what was refused is not tried again, but asked anew
})
test('a file on its way is named as that, not as a gap, and the note goes once it is there', async () => {
  const files = { name: 'attachments', kind: 'files', required: false }
  const form = mount(StepForm, { props: { step: { ...step, form: [...step.form, files] } as unknown as Step, seen: 1 } })
  const picker = form.findComponent({ name: 'FilesPicker' })
  await form.find('textarea').setValue('路灯已经修好')
  picker.vm.$emit('update:modelValue', ['on-its-way:a'])
  await form.trigger('submit')
  await flushPromises()
  expect(sent).toEqual([])
  expect(form.find('.summary b').text()).toBe(i18n.global.t('files.notThere'))
  expect(form.find('.field.bad .error').text()).toBe(i18n.global.t('files.stillSending'))
  picker.vm.$emit('update:modelValue', ['a'])
  await flushPromises()
  expect(form.find('.summary').exists()).toBe(false)
  expect(form.find('.field.bad').exists()).toBe(false)
})
