import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { i18n } from '@/i18n'
import ClockChip from './ClockChip.vue'
import type { ClockFace } from './types'

const face = { state: 'done', days: 3, unit: 'workingDays' } as unknown as ClockFace

test('a clock that was stopped is not told as kept', () => {
  const chip = mount(ClockChip, { props: { face, stopped: true }, global: { plugins: [i18n] } })
  expect(chip.text()).toBe('不再计时')
  expect(chip.find('.clock').exists()).toBe(false)
})
