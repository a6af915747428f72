import { mount } from '@vue/test-utils'
import { ref, shallowRef } from 'vue'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { i18n } from '@/i18n'
import { session } from '@/shared/session'
import type { ClockView, Receipt } from '@/shared/types'
import { promisesOf } from './receiptHead'
import ReceiptSlip from './ReceiptSlip.vue'
import { theReceipt } from './theReceipt'

const name = { zh: '区住建局', en: 'Housing Bureau' }
const office = { id: 1, code: 'housing', name, short: name, level: 'department' as const, parent: null }
const clock = (slot: string, startedAt: string, dueAt: string, face: ClockView['face'], more: Partial<ClockView> = {}): ClockView =>
  ({ slot, code: slot, name, office: null, startedAt, dueAt, face, settledAt: null, outcome: null, article: name, extended: false, provisional: false, ...more })
const met = { settledAt: '2026-11-27T03:00:00Z', outcome: 'met' as const }
const early = { state: 'done' as const, words: 'clock.done.early', numbers: { days: 20 } }
const left = { state: 'time' as const, words: 'clock.left.workingDays', numbers: { days: 7 } }
const first = clock('promise', '2026-11-27T02:00:00Z', '2026-12-17T09:30:00Z', early, met)
const reopen = clock('reopen', '2026-11-27T03:00:00Z', '2026-12-12T16:00:00Z', early, met)
const reopened = clock('reopened', '2026-11-27T04:00:00Z', '2026-12-08T09:30:00Z', left)
const again = clock('again', '2026-11-27T04:00:00Z', '2026-12-09T09:30:00Z', left)

const receipt = (more: object) => ({
  number: 'WC1', titleName: name, state: 'dispatched', stateName: name, holder: office, supports: [], promise: first, clocks: [first], attachments: [],
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
})
