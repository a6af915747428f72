import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { loadWords } from '@/i18n'
import { byCell, project, readOutline, zoomed } from './outline'
import PublicMap from './PublicMap.vue'
import type { PublicMark } from './types'

const square = (code: string, lng: number) => ({
  properties: { kind: 'township', code, zh: code, en: code },
  geometry: { coordinates: [[[lng, 30], [lng + 1, 30], [lng + 1, 31], [lng, 31], [lng, 30]]] },
})
const mark = (number: string, lat: number): PublicMark =>
  ({ number, title: { zh: number, en: number }, category: 'x', open: true, receivedAt: '2026-09-16T01:00:00Z', at: { lat, lng: 117.5 } })

beforeAll(() => loadWords('shared', 'public'))
afterEach(() => vi.unstubAllGlobals())

test('north is up, east is right, and the whole is never left', () => {
  expect(project(117, 31)[1]).toBeLessThan(project(117, 30)[1])
  expect(project(118, 31)[0]).toBeGreaterThan(project(117, 31)[0])
  const outline = readOutline([square('a', 117), square('b', 118)])!
  const nearer = zoomed(outline.box, 0.5, outline.box)
  expect(nearer.width).toBe(outline.box.width / 2)
  expect(zoomed(nearer, 4, outline.box)).toBe(outline.box)
  expect(readOutline([])).toBeUndefined()
})

test('what lies in one cell is one mark', () => {
  expect(byCell([mark('1', 30.1), mark('2', 30.1), mark('3', 30.2)]).map(one => one.length)).toEqual([2, 1])
})

test('the buttons go from place to place, also to one that is not seen, and new filters begin anew', async () => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ features: [square('a', 117)] })))
  const map = mount(PublicMap, { props: { marks: [mark('1', 30.1), mark('2', 30.1), mark('3', 30.2)] }, global: { stubs: { RouterLink: RouterLinkStub } } })
  await flushPromises()
  const told = () => map.findAll('.here li').map(one => one.text())
  const [before, next] = map.findAll('.turns button')
  const seen = [told()]
  for (const button of [next!, next!, next!, before!]) {
    await button.trigger('click')
    seen.push(told())
  }
  expect(seen).toEqual([[], ['1', '2'], ['3'], ['1', '2'], ['3']])
  expect(map.findAll('circle.chosen')).toHaveLength(1)
  for (const button of map.findAll('.btn.north')) for (let n = 0; n < 8; n++) await button.trigger('click')
  const away = map.get('svg.district').attributes('viewBox')
  await next!.trigger('click')
  expect(map.get('svg.district').attributes('viewBox')).not.toBe(away)
  await map.setProps({ marks: [mark('4', 30.3)] })
  expect([told(), map.find('.turns').text()]).toEqual([[], expect.stringContaining('1')])
})

test('a mark tells what lies there, with the way to each', async () => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ features: [square('a', 117)] })))
  const map = mount(PublicMap, { props: { marks: [mark('1', 30.1), mark('2', 30.1)] }, global: { stubs: { RouterLink: RouterLinkStub } } })
  await flushPromises()
  expect(map.findAll('polygon')).toHaveLength(1)
  await map.get('circle').trigger('click')
  expect(map.findAllComponents(RouterLinkStub).map(one => (one.props('to') as { params: { number: string } }).params.number)).toEqual(['1', '2'])
})
