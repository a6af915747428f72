import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { expect, test } from 'vitest'
import PhotoPicker from '@/appeals/PhotoPicker.vue'
import FilesPicker from './FilesPicker.vue'

async function pick(page: VueWrapper, name: string) {
  const input = page.find('input[type="file"]')
  Object.defineProperty(input.element, 'files', { value: [new File(['no picture'], name, { type: 'text/plain' })], configurable: true })
  await input.trigger('change')
  await flushPromises()
  await new Promise(done => setTimeout(done)) // the first bytes of a file are read in a task of their own
  await flushPromises()
}

test.each([['staff', FilesPicker], ['residents', PhotoPicker]])('what was not taken stays named when more is chosen: %s', async (_, picker) => {
  const page = mount(picker as typeof FilesPicker, { props: { modelValue: [] } }) as VueWrapper
  await pick(page, 'letter.txt')
  await pick(page, 'list.txt')
  expect(page.text()).toMatch(/letter\.txt.*list\.txt/)
  expect(page.text().match(/不是能打开的照片/g)).toHaveLength(2)
  await pick(page, 'list.txt')
  expect(page.text().match(/list\.txt/g)).toHaveLength(1)
})
