import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { reactive } from 'vue'
import { appealBody, emptyForm, missingIn } from './appealForm'
import DictateButton from './DictateButton.vue'
import NearMatters from './NearMatters.vue'
import { nearby } from './nearby'
import WherePoint from './WherePoint.vue'

afterEach(() => vi.unstubAllGlobals())
const global = { stubs: { RouterLink: RouterLinkStub } }
const near = { items: [1, 2, 3, 4, 5, 6].map(n => ({ number: `QX-${n}`, title: { zh: `积水${n}`, en: `water ${n}` }, categoryName: { zh: '积水', en: 'water' }, receivedAt: '2026-09-16T02:00:00Z', voices: n })) }
const answering = (status: number, body: unknown, asked: string[] = []) => vi.stubGlobal('fetch', async (path: string) => {
  asked.push(path)
  return new Response(JSON.stringify(body), { status })
})

describe('where it is', () => {
  test('may be said in three ways, any of which is enough', () => {
    const ways = [{ address: '东湖路口' }, { position: { lat: 30, lng: 114, off: 9 } }, { township: 'unsure' as const }, { township: 3, community: 4 }]
    expect(ways.map(way => missingIn(2, { ...emptyForm(), ...way }))).toEqual([[], [], [], []])
    expect(missingIn(2, { ...emptyForm(), township: 3, address: '东湖路口' })).toEqual([])
    expect(missingIn(2, { ...emptyForm(), township: 3 }).map(one => one.id)).toEqual(['community'])
    expect(missingIn(2, emptyForm()).map(one => one.id)).toEqual(['town'])
    expect(missingIn(2, { ...emptyForm(), join: { number: 'QX-1', title: { zh: '积水', en: 'water' } } })).toEqual([])
  })
  test('is asked of the device only on the press, and can be taken off again', async () => {
    const ask = vi.fn((given: PositionCallback) => given({ coords: { latitude: 30.123456, longitude: 114.654321, accuracy: 12.4 } } as GeolocationPosition))
    vi.stubGlobal('navigator', { geolocation: { getCurrentPosition: ask } })
    const form = reactive(emptyForm())
    const page = mount(WherePoint, { props: { form } })
    expect(ask).not.toHaveBeenCalled()
    await page.find('button').trigger('click')
    expect([appealBody(form, [], 'zh').place.position, page.text().includes('30.12°'), page.text().includes('30.123')]).toEqual([{ lat: 30.123456, lng: 114.654321 }, true, false])
    await page.find('button').trigger('click')
    expect(appealBody(form, [], 'zh').place.position).toBeUndefined()
  })
  test('says so when the device gives none', async () => {
    vi.stubGlobal('navigator', { geolocation: { getCurrentPosition: (_: unknown, refused: PositionErrorCallback) => refused({ code: 1, PERMISSION_DENIED: 1 } as GeolocationPositionError) } })
    const page = mount(WherePoint, { props: { form: reactive(emptyForm()) } })
    await page.find('button').trigger('click')
    expect(page.find('[role="alert"]').text()).toContain('没有给位置')
  })
})

describe('what was reported nearby', () => {
  test('is asked with the middle of the cell, never with the point', () => {
    expect(nearby({ ...emptyForm(), position: { lat: 30.123456, lng: 114.654321, off: 9 } })).toBe('lat=30.12375&lng=114.65375')
    expect(nearby({ ...emptyForm(), community: 7, position: { lat: 30.123456, lng: 114.654321, off: 9 } })).toBe('lat=30.12375&lng=114.65375&community=7')
    expect([nearby({ ...emptyForm(), community: 7 }), nearby({ ...emptyForm(), community: 'unsure' })]).toEqual(['community=7', undefined])
  })
  test('is offered five at most; joining goes with the appeal and can be undone', async () => {
    const asked: string[] = []
    answering(200, near, asked)
    const form = reactive({ ...emptyForm(), community: 7 })
    const page = mount(NearMatters, { props: { form }, global })
    await flushPromises()
    expect([asked, page.findAll('li').length]).toEqual([['/api/public/near?community=7'], 5])
    await page.findAll('li .btn')[1]!.trigger('click')
    expect(appealBody(form, [], 'zh').join).toBe('QX-2')
    await page.find('.btn').trigger('click')
    expect(appealBody(form, [], 'zh').join).toBeUndefined()
    await page.find('.plain').trigger('click')
    expect(page.find('section').exists()).toBe(false)
  })
  test.each([[404, { code: 'not-found' }], [500, {}], [200, '']])('leaves the page complete when it is answered with %i', async (status, body) => {
    answering(status, body)
    const page = mount(NearMatters, { props: { form: reactive({ ...emptyForm(), community: 7 }) }, global })
    await flushPromises()
    expect(page.find('section').exists()).toBe(false)
  })
})

describe('speaking instead of typing', () => {
  test('is not offered where the browser cannot', () => {
    expect(mount(DictateButton).find('button').exists()).toBe(false)
  })
  test('hands over each finished sentence in the language of the page, and says what the browser may do', async () => {
    const made: Recognizing[] = []
    class Recognizing {
      lang?: string
      onresult?: (event: object) => void
      onend?: () => void
      constructor() { made.push(this) }
      start() { /* listening */ }
      stop() { this.onend?.() }
    }
    vi.stubGlobal('webkitSpeechRecognition', Recognizing)
    const button = mount(DictateButton)
    await button.find('button').trigger('click')
    made[0]!.onresult!({ resultIndex: 0, results: [Object.assign([{ transcript: '路灯不亮' }], { isFinal: true }), Object.assign([{ transcript: '还在' }], { isFinal: false })] })
    expect([made[0]!.lang, button.emitted('said'), button.find('button').attributes('aria-pressed')]).toEqual(['zh-CN', [['路灯不亮']], 'true'])
    expect(button.text()).toContain('厂商')
    await button.find('button').trigger('click')
    expect(button.find('button').attributes('aria-pressed')).toBe('false')
  })
})
