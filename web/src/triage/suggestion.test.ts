import { flushPromises, mount } from '@vue/test-utils'
import { defineComponent, nextTick, reactive } from 'vue'
import { afterEach, expect, test, vi } from 'vitest'
import { useDispatchForm } from '@/matters/useDispatchForm'
import type { Matter, Suggestion } from '@/shared/types'
import HotlineSuggestion from './HotlineSuggestion.vue'
import { marked } from './marked'
import SupportHint from './SupportHint.vue'

afterEach(() => vi.unstubAllGlobals())

test('words are marked where they stand, urgency before place, place before matter, the longer first', () => {
  expect(marked('河边化工桶刺鼻，化工桶漏了', { what: ['化工', '化工桶'], where: ['河边'], when: ['刺鼻'] })).toEqual([
    { text: '河边', is: 'where' }, { text: '化工桶', is: 'what' }, { text: '刺鼻', is: 'when' }, { text: '，' }, { text: '化工桶', is: 'what' }, { text: '漏了' }])
  expect(marked('平常的话', { what: [], where: ['河边'], when: [''] })).toEqual([{ text: '平常的话' }])
  expect(marked('', { what: ['甲'], where: [], when: [] })).toEqual([])
  expect(marked('刺鼻的桶', { what: ['刺鼻的桶'], where: [], when: ['刺鼻'] })[0]).toEqual({ text: '刺鼻', is: 'when' })
})

let nth = 0
const step = { code: 'dispatch', noun: 'dispatch', path: '/x', key: 'k', primary: true, form: [
  { name: 'office', kind: 'office', required: true }, { name: 'category', kind: 'category', required: true }, { name: 'urgent', kind: 'boolean', required: false, value: false }] }
const suggestion = (reason: string): Suggestion => ({ model: '1/9', reason, urgent: ['刺鼻'], categories: [{ code: 'environment.water', percent: 91, words: ['化工桶'] }],
  offices: [{ office: { id: 7, name: { zh: '区生态环境局', en: 'Ecology' }, short: { zh: '环境局', en: 'Ecology' }, level: 'department' }, percent: 88, times: 7, of: 9 }] } as unknown as Suggestion)

async function form(told: Suggestion, given: string | null = null, late = false) {
  vi.stubGlobal('fetch', async () => new Response('[]', { headers: { 'content-type': 'application/json' } }))
  const matter = { line: { number: 'WC1', categoryCode: given, place: null }, revision: 3, steps: [{ ...structuredClone(step), path: `/x/${++nth}` }] } as unknown as Matter
  if (given) (matter.steps[0] as { form: { name: string, value?: unknown }[] }).form[1]!.value = given
  const state = reactive<{ told?: Suggestion }>({})
  let out!: ReturnType<typeof useDispatchForm>
  mount(defineComponent({ setup() { out = useDispatchForm(() => matter, () => state.told, () => late); return () => null } }))
  state.told = told
  await nextTick()
  return out
}

test('what is sure stands ready to be confirmed with one key', async () => {
  const { values, categories } = await form(suggestion('sure'))
  expect([values.category, values.office, values.urgent]).toEqual(['environment.water', 7, false])
  expect(categories.value[0]).toMatchObject({ code: 'environment.water', why: 'suggested', evidence: ['化工桶'], percent: 91 })
})
test('what is not sure is offered and left open', async () => {
  const { values, categories } = await form(suggestion('close'))
  expect([values.category, values.office].filter(Boolean)).toEqual([])
  expect(categories.value.map(one => one.code)).toContain('environment.water')
})
test('what somebody chose is not overwritten', async () => {
  const { values, categories } = await form(suggestion('sure'), 'urban.waste')
  expect(values.category).toBe('urban.waste')
  expect(values.office).toBeFalsy()
  expect(categories.value.map(one => one.why)).toEqual(['given', 'suggested'])
})
test('what comes late is offered after what stood there, and takes no key from it', async () => {
  const { values, categories } = await form(suggestion('sure'), 'urban.waste', true)
  expect(categories.value.map(one => one.code)).toEqual(['urban.waste', 'environment.water'])
  expect((await form(suggestion('sure'), null, true)).values.category || null).toBe(null)
  expect(values.office).toBeFalsy()
})
test('on the telephone a key takes the category over, and nothing short is asked about', async () => {
  vi.useFakeTimers()
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (String(path).includes('/api/suggestion')) asked.push(String(init?.body))
    return new Response(JSON.stringify(String(path).includes('/api/suggestion') ? { suggestion: suggestion('sure') } : {}), { headers: { 'content-type': 'application/json' } })
  })
  const page = mount(HotlineSuggestion, { props: { text: '桶', community: '', category: null, urgent: false } })
  await vi.advanceTimersByTimeAsync(600)
  expect(asked).toEqual([])
  await page.setProps({ text: '河边倒着七八个化工桶' })
  await vi.advanceTimersByTimeAsync(600)
  vi.useRealTimers()
  await flushPromises()
  expect(page.text()).toContain('化工桶')
  document.dispatchEvent(new KeyboardEvent('keydown', { key: '9', code: 'Digit9', altKey: true, bubbles: true, cancelable: true }))
  expect(page.emitted('update:category')).toEqual([['environment.water']])
})

test('on the telephone it is said when the words have come to suggest another than what was taken over, and where that would go', async () => {
  vi.useFakeTimers()
  let told = suggestion('sure')
  vi.stubGlobal('fetch', async (path: string) => new Response(JSON.stringify(String(path).includes('/api/suggestion') ? { suggestion: told } : {}), { headers: { 'content-type': 'application/json' } }))
  const page = mount(HotlineSuggestion, { props: { 'text': '河边倒着七八个化工桶', 'community': '', 'category': null, 'urgent': false, 'onUpdate:category': (category: string | null) => page.setProps({ category }) } })
  const press = () => document.dispatchEvent(new KeyboardEvent('keydown', { key: '9', code: 'Digit9', altKey: true, bubbles: true, cancelable: true }))
  await vi.advanceTimersByTimeAsync(600)
  expect(page.text()).toContain('第一类多半派给区生态环境局，把握 88%')
  press()
  await nextTick()
  expect(page.text()).not.toContain('现在更像')
  told = { ...told, categories: [{ code: 'municipal.lamps', percent: 92, words: ['路灯'] }] } as Suggestion
  await page.setProps({ text: '路灯不亮，看不见路' })
  await vi.advanceTimersByTimeAsync(600)
  expect(page.text()).toContain('现在更像“municipal.lamps”；表上还是刚才采用的“environment.water”')
  expect(page.props('category')).toBe('environment.water')
  await page.setProps({ category: 'urban.waste' })
  expect(page.text()).not.toContain('现在更像') // chosen by hand: nobody is asked again
  press()
  await nextTick()
  expect([page.props('category'), page.text().includes('现在更像')]).toEqual(['municipal.lamps', false])
  page.unmount()
  vi.useRealTimers()
})

test('who may help is written down by whoever sends it out, and put into the form by whoever may ask', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return new Response(JSON.stringify([{ office: { id: 9, name: { zh: '区水务局', en: 'Water' }, short: { zh: '水务局', en: 'Water' }, level: 'department' }, times: 4 }]), { headers: { 'content-type': 'application/json' } })
  })
  const sends = mount(SupportHint, { props: { number: 'WC1' } })
  await flushPromises()
  expect([asked, sends.text()]).toEqual([[], '']) // nothing is asked before it is known what it is
  await sends.setProps({ category: 'land.geology' })
  await flushPromises()
  expect(asked).toEqual(['/api/matters/WC1/often-support?category=land.geology'])
  expect(sends.text()).toContain('水务局 请过 4 次')
  document.dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true, cancelable: true }))
  expect(sends.emitted('note')).toEqual([['建议请区水务局协办。']])
  sends.unmount()
  const holds = mount(SupportHint, { props: { number: 'WC1', picks: true } })
  await flushPromises()
  await holds.find('button').trigger('click')
  expect(holds.emitted('pick')).toEqual([[9]])
})

test('of three that are offered the small ones say so, and nothing is offered for which nothing speaks', async () => {
  vi.useFakeTimers()
  let told = { ...suggestion('close'), categories: [{ code: 'environment.water', percent: 96, words: ['化工桶'] }, { code: 'urban.waste', percent: 3, words: [] }, { code: 'urban.signs', percent: 1, words: [] }] }
  vi.stubGlobal('fetch', async (path: string) => new Response(JSON.stringify(String(path).includes('/api/suggestion') ? { suggestion: told } : {}), { headers: { 'content-type': 'application/json' } }))
  const page = mount(HotlineSuggestion, { props: { text: '河边倒着七八个化工桶', community: '', category: null, urgent: false } })
  await vi.advanceTimersByTimeAsync(600)
  await vi.waitFor(() => expect(page.findAll('ol li')).toHaveLength(3))
  expect(page.findAll('ol li').map(one => one.text()).map(one => /96%|(?<!到 )3%|不到 3%/.exec(one)?.[0])).toEqual(['96%', '3%', '不到 3%'])
  told = { ...told, urgent: [], categories: [{ code: 'urban.signs', percent: 2, words: [] }] }
  await page.setProps({ text: '河边倒着七八个化工桶啊' })
  await vi.advanceTimersByTimeAsync(600)
  await vi.waitFor(() => expect(page.findAll('ol li')).toHaveLength(0))
  vi.useRealTimers()
})
