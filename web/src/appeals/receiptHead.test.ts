import { mount } from '@vue/test-utils'
import { ref, shallowRef } from 'vue'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { i18n } from '@/i18n'
import { session } from '@/shared/session'
import type { ClockView, Receipt } from '@/shared/types'
import { custodyOf, promisesOf } from './receiptHead'
import ReceiptSlip from './ReceiptSlip.vue'
import { theReceipt } from './theReceipt'

const name = { zh: '区住建局', en: 'Housing Bureau' }
const office = { id: 1, code: 'housing', name, short: name, level: 'department' as const, parent: null }
const clock = (slot: string, startedAt: string, dueAt: string, face: ClockView['face'], more: Partial<ClockView> = {}): ClockView =>
  ({ slot, code: slot, name, office: null, startedAt, dueAt, face, settledAt: null, outcome: null, article: name, extended: false, provisional: false, ...more })
const met = { settledAt: '2026-11-27T03:00:00Z', outcome: 'met' as const }
const early = { state: 'done' as const, words: 'clock.done.early.days', numbers: { days: 20 } }
const left = { state: 'time' as const, words: 'clock.left.workingDays', numbers: { days: 7 } }
const first = clock('promise', '2026-11-27T02:00:00Z', '2026-12-17T09:30:00Z', early, met)
const reopen = clock('reopen', '2026-11-27T03:00:00Z', '2026-12-12T16:00:00Z', early, met)
const reopened = clock('reopened', '2026-11-27T04:00:00Z', '2026-12-08T09:30:00Z', left)
const again = clock('again', '2026-11-27T04:00:00Z', '2026-12-09T09:30:00Z', left)

const receipt = (more: object) => ({
  number: 'WC1', titleName: name, state: 'dispatched', stateName: { zh: '已派出', en: 'Sent out' }, holder: office, supports: [], promise: first, clocks: [first], attachments: [],
  text: '', receivedAt: '2026-11-27T02:00:00Z', category: null, place: null, address: null, group: null, ...more,
}) as unknown as Receipt
function slip(more: object, lang: 'zh-CN' | 'en') {
  i18n.global.locale.value = lang
  document.documentElement.lang = lang
  return mount(ReceiptSlip, { global: { provide: { [theReceipt as symbol]: { receipt: shallowRef(receipt(more)), code: ref(''), explain: () => undefined } } } }).find('.slip').text().replace(/\s+/g, ' ')
}
beforeEach(() => { session.now = '2026-11-27T04:30:00Z' })
afterEach(() => {
  i18n.global.locale.value = 'zh-CN'
  document.documentElement.lang = 'zh-CN'
})

describe('the head of a receipt', () => {
  test.each([['reopened', reopened], ['again', again]])('waits for the day of the second try (%s), and keeps the first promise below', (_, second) => {
    const { now, before } = promisesOf(receipt({ clocks: [second, reopen, first] }))
    expect([now!.slot, before.map(one => one.slot)]).toEqual([second.slot, ['promise']])
  })
  test('says so in both languages, the first promise with its outcome last', () => {
    expect(slip({ clocks: [reopened, first] }, 'en')).toMatch(/Taken up again; you get an answer by ?Tuesday 8 December ?7 working days left.*First promise: Thursday 17 December ?Done 20 days early/)
    expect(slip({ clocks: [reopened, first] }, 'zh-CN')).toMatch(/正在重新办理，最晚哪天答复您 ?12月8日 星期二 ?还剩 7 个工作日.*第一次答应的：12月17日 星期四 ?提前 20 天办结/)
  })
  test('has one promise only while there was no second try', () => {
    expect(slip({}, 'en')).toMatch(/The promised day ?Thursday 17 December ?Done 20 days early$/)
  })
  test.each([['withdrawn', '您已撤回，不再办理', 'Ended by your withdrawal'], ['not-accepted', '不归我们管', 'We may not decide this'], ['set-aside', '误拨', 'wrong number']])('of what ended %s names no holder, no day and no praise', (state, zh, en) => {
    const over = { state, clocks: [{ ...first, outcome: 'withdrawn' }] }
    expect([slip(over, 'zh-CN').includes(zh), slip(over, 'en').includes(en)]).toEqual([true, true])
    expect(slip(over, 'en')).not.toMatch(/has it now|early|December|Housing/)
  })
  test('of what was withdrawn in its second try keeps how the first one came out', () => {
    expect(slip({ state: 'withdrawn', clocks: [{ ...reopened, outcome: 'withdrawn' }, first] }, 'en')).toMatch(/Ended by your withdrawal.*First promise: Thursday 17 December ?Done 20 days early$/)
  })
  test('of what is archived says who handled it, and how the promise came out', () => {
    expect(slip({ state: 'archived' }, 'en')).toMatch(/Who handled it ?Housing Bureau.*Done 20 days early/)
    expect(slip({ state: 'archived' }, 'en')).not.toContain('has it now')
  })
  test.each([['the second try', [reopened, first], reopened.dueAt], ['the promise', [{ ...first, settledAt: null, outcome: null }], first.dueAt], ['nothing once it is answered', [first], null]] as const)('lets the line go on to the day of %s', (_, clocks, until) => {
    expect(custodyOf(receipt({ clocks, custody: { from: first.startedAt, until: first.dueAt, legs: [], marks: [], restDays: [] }, timeline: [] })).until).toBe(until)
  })
  test.each(['withdrawn', 'archived'])('of what is %s lets no line go on to now or to a day', (state) => {
    const leg = { office, lane: 3, from: '2026-11-27T02:00:00Z', to: null, move: 'registered' }
    const over = custodyOf(receipt({ state, custody: { from: leg.from, until: first.dueAt, legs: [leg], marks: [], restDays: [] }, timeline: [{ at: '2026-11-27T02:00:00Z' }, { at: '2026-11-27T05:00:00Z' }] }))
    expect([over.until, over.legs.at(-1)!.to]).toEqual([null, '2026-11-27T05:00:00Z'])
  })
})
