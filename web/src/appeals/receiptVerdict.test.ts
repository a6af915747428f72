import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, test } from 'vitest'
import { ref, shallowRef } from 'vue'
import { toast, toasts } from '@/shared/toasts'
import ReceiptVerdict from './ReceiptVerdict.vue'
import { theReceipt } from './theReceipt'

const acts: string[] = []
let answer: () => void
const act = (noun: string) => {
  acts.push(noun)
  return new Promise<undefined>((done) => { answer = () => done(undefined) })
}
const verdict = () => mount(ReceiptVerdict, { global: { provide: { [theReceipt as symbol]: { receipt: shallowRef({ number: 'WC1', rating: null, clocks: [] }), may: ref(() => true), act } } } })

beforeEach(() => {
  acts.length = 0
  toasts.length = 0
})

test('a rating and a reopening pressed twice are sent and thanked for once', async () => {
  const page = verdict()
  await page.find('input[name="solved"]').setValue(true)
  await page.find('input[name="satisfied"]').setValue(true)
  const form = page.find('form')
  form.trigger('submit')
  form.trigger('submit')
  await flushPromises()
  answer()
  await flushPromises()
  await page.find('button.again').trigger('click')
  await page.find('#why-again').setValue('还是不亮')
  const again = page.findAll('form').at(-1)!
  again.trigger('submit')
  again.trigger('submit')
  await flushPromises()
  answer()
  await flushPromises()
  expect(acts).toEqual(['rating', 'reopening'])
  expect(toasts.map(one => one.words)).toEqual(['谢谢，已经记下', '已经重新办理，期限写在上面'])
})
test('the same news is never shown twice at once', () => {
  toast('已经记下')
  toast('已经记下')
  toast('别的')
  expect(toasts.map(one => one.words)).toEqual(['已经记下', '别的'])
})
