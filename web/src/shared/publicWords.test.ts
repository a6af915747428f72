import { readFileSync } from 'node:fs'
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import FieldControl from './FieldControl.vue'
import { doubtsOf, masked, NUMBERS } from './publicWords'
import type { FormField } from './types'

test('numbers are hidden as the server hides them', () => {
  const java = readFileSync('../app/src/main/java/org/huiyin/matters/domain/Masking.java', 'utf8')
  const rule = [...java.slice(java.indexOf('NUMBERS ='), java.indexOf('WIDE =')).matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(found => found[1]!.replaceAll('\\\\', '\\')).join('')
  expect(NUMBERS.source).toBe(rule)
  expect(masked('联系 138 7771 2345，或１３８７７７１２３４５')).toBe('联系 ＊＊＊＊＊＊，或＊＊＊＊＊＊')
})
test.each([
  ['联系张三 13877712345，家住人民路3号2单元501', ['number', 'address', 'name']],
  ['王女士反映的积水', ['name']],
  ['住在滨河花园12栋', ['address']],
  ['三盏路灯明天换好，30 天内回访', []],
  ['人民路路灯已修好，依据第 12 条', []],
  ['请与王经理联系', ['name']],
])('what looks like somebody is doubted: %s', (text, doubts) => {
  expect(doubtsOf(text)).toEqual(doubts)
})
test('the part that everybody will read is shown as they will read it, with a warning', async () => {
  const field = { name: 'released', kind: 'textarea', required: false } as FormField
  const control = mount(FieldControl, { props: { field, step: 'reply', id: 'x', modelValue: '' } })
  expect(control.find('.preview').exists()).toBe(false)
  await control.setProps({ modelValue: '联系张三 13877712345，家住人民路3号2单元501' })
  expect(control.find('.preview').text()).toContain('联系张三 ＊＊＊＊＊＊，家住')
  expect(control.find('[role="status"].warn').text()).toMatch(/号码.*地址.*名/)
  await control.setProps({ modelValue: '三盏路灯明天换好' })
  expect(control.find('.warn').exists()).toBe(false)
  expect(mount(FieldControl, { props: { field: { ...field, name: 'text' }, step: 'reply', id: 'x', modelValue: '联系张三' } }).find('.preview').exists()).toBe(false)
})
