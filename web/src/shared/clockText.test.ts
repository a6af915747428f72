import { afterEach, expect, test } from 'vitest'
import { i18n } from '@/i18n'
import { clockWords } from './clockText'

const t = i18n.global.t as unknown as (key: string, named: Record<string, unknown>, plural?: number) => string
const done = (words: string, days: number) => clockWords({ state: 'done', words, numbers: { days } }, t, 'en')
afterEach(() => { i18n.global.locale.value = 'zh-CN' })

test('a clock that ended is worded in the unit it was counted in', () => {
  i18n.global.locale.value = 'en'
  expect([done('clock.done.early.workingDays', 14), done('clock.done.early.workingDays', 1), done('clock.done.early.days', 20)])
    .toEqual(['Done 14 working days early', 'Done 1 working day early', 'Done 20 days early'])
  i18n.global.locale.value = 'zh-CN'
  expect([done('clock.done.early.workingDays', 14), done('clock.done.early.days', 20)]).toEqual(['提前 14 个工作日办结', '提前 20 天办结'])
})
