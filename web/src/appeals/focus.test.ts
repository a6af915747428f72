import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import { computed, nextTick, reactive, ref } from 'vue'
import type { Receipt } from '@/shared/types'
import { emptyForm } from './appealForm'
import JoinOffer from './JoinOffer.vue'
import ReceiptRoute from './ReceiptRoute.vue'
import ReceiptSlip from './ReceiptSlip.vue'
import { theReceipt } from './theReceipt'
import type { useReceipt } from './useReceipt'

const global = { stubs: { RouterLink: true, ClockChip: true } }
const wording = (zh: string) => ({ zh, en: zh })
let page: { unmount: () => void } | undefined
afterEach(() => page?.unmount())

test('after undoing “the same thing” the keyboard stands on that offer again, or on the place of the offers when there are none', async () => {
  const items = ['QX-1', 'QX-2'].map(number => ({ number, title: wording(number), categoryName: wording('路灯'), receivedAt: '2026-09-29T02:18:00Z', voices: 2 }))
  const offer = mount(JoinOffer, { props: { form: reactive(emptyForm()), items, title: '相近的事' }, global, attachTo: document.body })
  page = offer
  await offer.findAll('li .btn')[1]!.trigger('click')
  await offer.find('.btn').trigger('click')
  await nextTick()
  expect(document.activeElement).toBe(offer.findAll('li .btn')[1]!.element)
  await offer.findAll('li .btn')[0]!.trigger('click')
  await offer.setProps({ items: [] })
  await offer.find('.btn').trigger('click')
  await nextTick()
  expect(document.activeElement).toBe(offer.element)
})

const receipt = (more: object) => ({ number: 'WC1', titleName: wording('路灯'), stateName: wording('办理中'), state: 'in-hand', holder: { id: 7, name: wording('住建局') }, supports: [], clocks: [], timeline: [], receivedAt: '2026-09-29T02:18:00Z', attachments: [],
  route: { office: { id: 7, name: wording('住建局') }, at: '2026-09-29T02:18:00Z', followed: null, redirected: false, words: [], contested: false }, ...more }) as unknown as Receipt
const provided = (of: Receipt, may: string[] = []) => ({ ...global, provide: { [theReceipt as symbol]: { receipt: ref(of), may: computed(() => (what: string) => may.includes(what)), act: async () => undefined, explain: async () => ({ ok: false }) } as unknown as ReturnType<typeof useReceipt> } })

test('whoever decides not to contest after all stands on the button it began with', async () => {
  const route = mount(ReceiptRoute, { global: provided(receipt({}), ['contest']), attachTo: document.body })
  page = route
  await route.find('button').trigger('click')
  await flushPromises()
  expect(document.activeElement?.id).toBe('why-contest')
  await route.findAll('form button').at(-1)!.trigger('click')
  await nextTick()
  expect(document.activeElement?.textContent).toBe('我觉得不该由它办')
})

test('a receipt that joined another says why its day is what it is, as long as it is waited for', () => {
  const clock = { slot: 'promise', startedAt: '2026-09-29T02:18:00Z', dueAt: '2026-10-26T09:30:00Z', settledAt: null, face: {} }
  const slip = (more: object) => mount(ReceiptSlip, { global: provided(receipt({ clocks: [clock], ...more })) }).text()
  expect(slip({ group: { size: 3 } })).toContain('这个日子还是从您这件收到时算的')
  expect(slip({})).not.toContain('从您这件收到时算')
  expect(slip({ group: { size: 3 }, clocks: [{ ...clock, settledAt: '2026-10-01T02:00:00Z' }] })).not.toContain('从您这件收到时算')
})
