import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { i18n } from '@/i18n'
import Timeline from './Timeline.vue'
import type { TimelineItem } from './types'

const item = (revision: number, at: string, zh: string) => ({ revision, at, kind: 'Noted', actor: 'office', words: { zh, en: zh }, publicToResident: true }) as TimelineItem

test('the newest stands first by when it happened, whenever it was recorded', () => {
  const items = [item(4, '2026-10-27T09:30:00Z', '期满'), item(5, '2026-10-19T07:00:00Z', '更早的，后来才记下'), item(6, '2026-10-27T09:30:00Z', '同一刻')]
  const told = mount(Timeline, { props: { items }, global: { plugins: [i18n], stubs: { RouterLink: true } } }).findAll('li').map(li => li.text())
  expect(told.map(words => ['期满', '更早', '同一'].findIndex(start => words.includes(start)))).toEqual([2, 0, 1])
})
