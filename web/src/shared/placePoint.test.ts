import { flushPromises, mount } from '@vue/test-utils'
import { ref, shallowRef } from 'vue'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import ReceiptSlip from '@/appeals/ReceiptSlip.vue'
import { theReceipt } from '@/appeals/theReceipt'
import { loadWords } from '@/i18n'
import DispatchText from '@/matters/DispatchText.vue'
import MatterWords from '@/matters/MatterWords.vue'
import { theMatter } from '@/matters/theMatter'
import type { Matter, Receipt } from './types'

const said = { zh: '井盖', en: 'Cover' }
const position = { lat: 30.912345, lng: 117.0543212345 }
const matter = (more: object) => ({
  line: { number: 'WC1', titleName: said, stateName: said, flags: [], place: null, receivedAt: '2026-11-27T01:00:00Z' }, channel: 'web', text: '井盖翘起', attachments: [], address: null,
  visibility: 'office', position, about: null, ...more,
}) as unknown as Matter
const square = { type: 'Feature', properties: { kind: 'township', code: 'a', zh: '甲', en: 'A' }, geometry: { coordinates: [[[117, 30], [118, 30], [118, 31], [117, 31], [117, 30]]] } }

beforeAll(() => loadWords('shared', 'desk', 'resident', 'public'))
afterEach(() => vi.unstubAllGlobals())

test('whoever dispatches is told of a point, and of no place only when there is none at all', () => {
  vi.stubGlobal('fetch', async () => new Response('[]'))
  const facts = (more: object) => mount(DispatchText, { props: { matter: matter(more) } }).get('.facts').text()
  expect(facts({})).toContain('30.912345, 117.054321')
  expect(facts({})).not.toContain('没有说在哪里')
  expect(facts({ position: null })).toContain('没有说在哪里')
})

test('on the page of a matter its numbers are copied, and the map has a pin there when it is opened', async () => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ features: [square] })))
  const copied = vi.fn(async () => undefined)
  vi.stubGlobal('navigator', { clipboard: { writeText: copied } })
  const page = mount(MatterWords, { global: { provide: { [theMatter as symbol]: { matter: shallowRef(matter({})) } } } })
  await page.get('.place-point button').trigger('click')
  expect(copied).toHaveBeenCalledWith('30.912345, 117.054321')
  const map = page.get<HTMLDetailsElement>('.place-point details')
  map.element.open = true
  await map.trigger('toggle')
  await vi.waitFor(() => expect(page.find('svg .pin').exists()).toBe(true))
})

test('a receipt shows it to its resident', async () => {
  const receipt = { number: 'WC1', titleName: said, stateName: said, state: 'registered', holder: { id: 1, name: said, short: said }, supports: [], clocks: [], promise: null, attachments: [], text: '', receivedAt: '2026-11-27T01:00:00Z', position } as unknown as Receipt
  const slip = mount(ReceiptSlip, { global: { provide: { [theReceipt as symbol]: { receipt: shallowRef(receipt), code: ref(''), explain: () => undefined } } } })
  await flushPromises()
  expect(slip.text()).toContain('30.912345, 117.054321')
})
