import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ref, shallowRef } from 'vue'
import { i18n } from '@/i18n'
import ReceiptVerdict from '@/appeals/ReceiptVerdict.vue'
import { theReceipt } from '@/appeals/theReceipt'
import { noteFacts } from './clockNotes'
import { dueMoment, dueParts, longDue } from './days'
import { session } from './session'

const MIDNIGHT = '2026-12-12T16:00:00Z' // 24:00 of 12 December in the district
const OFFICE = '2026-12-08T09:30:00Z'

beforeEach(() => { session.now = '2026-11-27T02:00:00Z' })
afterEach(() => { i18n.global.locale.value = 'zh-CN' })

describe('a due instant', () => {
  test('at midnight belongs to the day it ends, also over a month and a year', () => {
    expect(dueParts(MIDNIGHT)).toEqual({ day: '2026-12-12', time: '24:00' })
    expect(['2026-11-30T16:00:00Z', '2026-12-31T16:00:00Z'].map(when => dueParts(when).day)).toEqual(['2026-11-30', '2026-12-31'])
    expect(longDue('2026-12-31T16:00:00Z', 'en')).toBe('Thursday 31 December, 24:00')
  })
  test('at midnight is said with its hour in both languages', () => {
    expect([longDue(MIDNIGHT, 'en'), longDue(MIDNIGHT, 'zh'), dueMoment(MIDNIGHT, 'en'), dueMoment(MIDNIGHT, 'zh')])
      .toEqual(['Saturday 12 December, 24:00', '12月12日 星期六 24:00', '12 Dec 24:00', '12月12日 24:00'])
  })
  test('at another hour keeps its day, and a bare day is no midnight', () => {
    expect([longDue(OFFICE, 'en'), dueMoment(OFFICE, 'zh'), longDue('2026-12-12', 'en')]).toEqual(['Tuesday 8 December', '12月8日 17:30', 'Saturday 12 December'])
  })
  test('in the note of a count is said alike; when something happened is not', () => {
    expect(noteFacts({ at: MIDNIGHT, on: MIDNIGHT }, 'en', () => '')).toEqual({ at: '12 Dec 24:00', on: '13 Dec 00:00' })
  })
  test.each([['en', 'until Saturday 12 December, 24:00, on'], ['zh-CN', '12月12日 星期六 24:00前']] as const)('is the last hour to reopen (%s)', (lang, words) => {
    i18n.global.locale.value = lang
    const receipt = { number: 'WC1', rating: null, clocks: [{ slot: 'reopen', dueAt: MIDNIGHT }] }
    const may = ref((verb: string) => verb === 'reopen')
    expect(mount(ReceiptVerdict, { global: { provide: { [theReceipt as symbol]: { receipt: shallowRef(receipt), may } } } }).text()).toContain(words)
  })
})
