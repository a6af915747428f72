import { flushPromises, mount } from '@vue/test-utils'
import { beforeAll, expect, test, vi } from 'vitest'
import { reactive } from 'vue'
import { loadWords } from '@/i18n'
import { appealBody, emptyForm, missingIn } from './appealForm'
import PointPicker from './PointPicker.vue'

const square = { properties: { kind: 'township', code: 'a', zh: '东城街道', en: 'East' }, geometry: { coordinates: [[[117, 30], [118, 30], [118, 31], [117, 31], [117, 30]]] } }
beforeAll(() => loadWords('shared', 'resident'))

test('arrow keys put the pin into the middle and move it; it says where it is, and goes with the appeal', async () => {
  vi.stubGlobal('fetch', async (path: string) => new Response(JSON.stringify(path.endsWith('outline') ? { features: [square] } : [])))
  const form = reactive(emptyForm())
  const page = mount(PointPicker, { props: { form } })
  await flushPromises()
  expect(page.text()).toContain('还没有图钉')
  const map = page.get('[role="application"]')
  await map.trigger('keydown', { key: 'ArrowUp' })
  expect(appealBody(form, [], 'zh').place.position).toEqual({ lat: 30.5, lng: 117.5 })
  expect([page.text().includes('图钉在东城街道'), missingIn(2, form)]).toEqual([true, []])
  await map.trigger('keydown', { key: 'ArrowUp' })
  await map.trigger('keydown', { key: 'ArrowLeft', shiftKey: true })
  expect(form.position!.lat).toBeGreaterThan(30.51)
  expect(form.position!.lng).toBeLessThan(117.5)
  const seen = page.get('svg.district').attributes('viewBox')
  for (let n = 0; n < 40; n++) await map.trigger('keydown', { key: 'ArrowRight' })
  expect(page.text()).toContain('图钉在本区以外')
  expect(page.get('svg.district').attributes('viewBox')).not.toBe(seen) // what is seen goes with the pin
  const east = form.position!.lng
  await page.get('.btn.west').trigger('click')
  expect(form.position!.lng).toBeLessThan(east)
  await map.trigger('keydown', { key: 'Enter' })
  form.position = null
  await flushPromises()
  expect(page.find('.pin').exists()).toBe(false)
})
