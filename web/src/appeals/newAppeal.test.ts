import { flushPromises, mount } from '@vue/test-utils'
import { createRouter, createWebHistory } from 'vue-router'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { reactive } from 'vue'
import { fileFault, LARGEST } from '@/shared/files'
import { emptyForm, missingIn, phoneReadable } from './appealForm'
import NewAppealPage from './NewAppealPage.vue'
import PhotoPicker from './PhotoPicker.vue'
import { useMissing } from './useMissing'

const nothing = { template: '<p />' }
const answering = async (path: string) => new Response(path.includes('preview') ? JSON.stringify({ dueAt: '2026-12-08T09:30:00Z' }) : '[]', { status: 200, headers: { 'Content-Type': 'application/json' } })
beforeEach(() => {
  vi.stubGlobal('fetch', answering)
  vi.stubGlobal('scrollTo', () => undefined)
})
afterEach(() => vi.unstubAllGlobals())

describe('the steps of a new appeal', () => {
  const later = () => new Promise(done => setTimeout(done, 30))
  async function writing(path: string) {
    history.replaceState(null, '', '/')
    const router = createRouter({ history: createWebHistory(), routes: [{ path: '/', component: nothing }, { path: '/new', name: 'new-appeal', component: NewAppealPage }, { path: '/r', name: 'receipt', component: nothing }] })
    await router.push('/')
    await router.push(path)
    const page = mount(NewAppealPage, { global: { plugins: [router] } })
    await vi.waitFor(() => expect(page.find('h1').exists()).toBe(true))
    const next = async () => {
      await page.find('form').trigger('submit')
      await flushPromises()
      await later()
    }
    return { page, router, next }
  }

  test('are entries of the history: Back goes to the step before and what was written stays', async () => {
    const { page, router, next } = await writing('/new')
    await page.find('#text').setValue('路灯不亮了，晚上看不清')
    await next()
    await page.find('#town').setValue('unsure')
    await next()
    expect([page.find('h1').text(), router.currentRoute.value.fullPath]).toEqual(['怎么联系您？', '/new?step=3'])
    router.back()
    await later()
    expect(page.find('h1').text()).toBe('事情发生在哪里？')
    await page.findAll('.bar .btn')[0]!.trigger('click') // the page's own Back takes the same way
    await later()
    expect(router.currentRoute.value.fullPath).toBe('/new')
    expect((page.find('#text').element as HTMLTextAreaElement).value).toBe('路灯不亮了，晚上看不清')
    page.unmount()
  })
  test('keep what was said to be the same before the form was opened', async () => {
    vi.stubGlobal('fetch', async (path: string) => path.startsWith('/api/public/matters/WC1')
      ? new Response(JSON.stringify({ matter: { number: 'WC1', title: { zh: '路灯不亮', en: 'Lamps out' } } }), { status: 200, headers: { 'Content-Type': 'application/json' } }) : answering(path))
    const { page, next } = await writing('/new?join=WC1')
    await flushPromises()
    await page.find('#text').setValue('门口的路灯也不亮')
    await next()
    expect(page.text()).toContain('路灯不亮')
    page.unmount()
  })
  test('are not jumped over by an address', async () => {
    const { page, router } = await writing('/new?step=3')
    await later()
    expect([page.find('h1').text(), router.currentRoute.value.fullPath]).toEqual(['发生了什么事？', '/new'])
    page.unmount()
  })
})

describe('what is missing', () => {
  test('goes once it is mended, and what was not asked for yet is not held against anybody', async () => {
    const form = reactive({ ...emptyForm(), text: '路灯不亮了', township: 'unsure' as const })
    let found!: ReturnType<typeof useMissing>
    mount({ setup: () => { found = useMissing(form, () => [3]) }, render: () => null })
    expect(await found.ask()).toBe(false)
    expect(found.errors.value.map(one => one.id)).toEqual(['contact-reach'])
    form.contactKind = 'reach'
    await flushPromises()
    expect([found.errors.value, found.missing.value]).toEqual([[], []])
    expect(await found.ask()).toBe(false)
    expect(found.missing.value.map(one => one.id)).toEqual(['phone'])
  })
  test('a telephone number is refused beside its field when nobody could dial it', () => {
    expect(['138 0000 0000', '+86-13800000000', '010-5550-0101', '1234567'].filter(phone => !phoneReadable(phone))).toEqual([])
    expect(['123456', '12345678901234567890a', '1380000000O', '微信同号', '-------', '123456789012345678901'].filter(phoneReadable)).toEqual([])
    expect(missingIn(3, { ...emptyForm(), contactKind: 'reach', phone: '微信同号', email: 'a@b.cn' })).toEqual([{ id: 'phone', key: 'new.missing.phoneUnreadable' }])
    expect(missingIn(3, { ...emptyForm(), contactKind: 'anonymous', phone: '微信同号' })).toEqual([])
  })
})

describe('a file that is chosen', () => {
  const file = (name: string, ...bytes: (number | string)[]) => new File([new Uint8Array(bytes.flatMap(one => typeof one === 'string' ? [...one].map(char => char.charCodeAt(0)) : [one]))], name)
  const good = [file('a.jpg', 0xff, 0xd8, 0xff, 0xe0), file('b.png', 0x89, 'PNG\r\n', 0x1a, '\n'), file('c.pdf', '%PDF-1.7'), file('d.ogg', 'OggS'), file('e.wav', 'RIFF0000WAVE'), file('f.m4a', 0, 0, 0, 32, 'ftypM4A '), file('f.mp4', 0, 0, 0, 32, 'ftypisom'), file('g.mp3', 'ID3'), file('h.mp3', 0xff, 0xfb, 0x90)]
  const bad = [file('words.jpg', 'not a picture'), file('empty.png'), file('utf16.txt', 0xff, 0xfe, 0x41, 0), file('web.jpg', 'RIFF0000WEBP'), file('film.mov', 0, 0, 0, 32, 'ftypqt  '), file('film.mp4', 0, 0, 0, 32, 'ftypisml'), file('iphone.jpg', 0, 0, 0, 32, 'ftypheic')]

  test('is known by its first bytes, whatever its name says', async () => {
    expect(await Promise.all(good.map(fileFault))).toEqual(good.map(() => undefined))
    expect(await Promise.all(bad.map(fileFault))).toEqual(bad.map(() => 'wrongKind'))
    expect(await fileFault(new File([new Uint8Array(LARGEST + 1)], 'big.jpg'))).toBe('tooLarge')
  })
  test('is refused at once by its name, and the others are taken', async () => {
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }))
    const picker = mount(PhotoPicker, { props: { modelValue: [] } })
    const input = picker.find('input')
    Object.defineProperty(input.element, 'files', { value: [good[0], bad[0]] })
    Object.defineProperty(input.element, 'value', { value: '', writable: true })
    await input.trigger('change')
    await vi.waitFor(() => expect(picker.find('[role="alert"]').text()).toContain('words.jpg 不是能打开的照片'))
    expect((picker.emitted('update:modelValue')!.at(-1)![0] as { name: string }[]).map(one => one.name)).toEqual(['a.jpg'])
  })
})
