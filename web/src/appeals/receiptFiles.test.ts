import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import type { Answer } from '@/shared/http'
import type { Attachment } from '@/shared/types'
import ReceiptFiles from './ReceiptFiles.vue'
import { theReceipt } from './theReceipt'
import type { OpenReceipt } from './useReceipt'

const photo = { id: 'p', use: 'filing', name: '路灯.jpg', mediaType: 'image/jpeg', bytes: 2048, thumbnail: true } as Attachment
const letter = { id: 'l', use: 'reply', name: '答复.pdf', mediaType: 'application/pdf', bytes: 2048, thumbnail: false } as Attachment
type Fetched = Answer<{ url: string, name: string, blob: Blob }>

/** A receipt whose files come, or do not; and which addresses of them are still held. */
function receipt(fails: () => boolean) {
  const held = new Set<string>()
  let made = 0
  vi.stubGlobal('URL', Object.assign(class extends URL {}, { revokeObjectURL: (url: string) => held.delete(url) }))
  const fetched = async (): Promise<Fetched> => {
    if (fails()) return { ok: false, problem: { code: 'network', status: 0 } }
    const url = `blob:${made++}`
    held.add(url)
    return { ok: true, value: { url, name: 'file', blob: new Blob() } }
  }
  const asked: string[] = []
  const open = { file: (id: string) => (asked.push(id), fetched()), thumbnail: (id: string) => (asked.push(`small ${id}`), fetched()) }
  return { held, asked, open: open as unknown as OpenReceipt }
}
const shown = (open: OpenReceipt, files: Attachment[]) => mount(ReceiptFiles, { props: { files }, global: { provide: { [theReceipt as symbol]: open } } })
afterEach(() => vi.unstubAllGlobals())

test('a file opened again takes the place of the first, and all addresses are given back at the end', async () => {
  HTMLAnchorElement.prototype.click = () => undefined
  const { held, open } = receipt(() => false)
  const list = shown(open, [photo, letter])
  await flushPromises()
  for (const button of [0, 0, 1, 1]) {
    await list.findAll('button')[button]!.trigger('click')
    await flushPromises()
  }
  expect(held.size).toBe(3) // the small picture, the picture, the letter
  expect(list.find('img[alt="路灯.jpg"]').exists()).toBe(true)
  list.unmount()
  expect([...held]).toEqual([])
})

test('what comes after the reader has left is given back, too', async () => {
  const { held, open } = receipt(() => false)
  shown(open, [photo]).unmount()
  await flushPromises()
  expect([...held]).toEqual([])
})

test('a small picture that did not come is asked for again, and what went wrong is forgotten once it went well', async () => {
  let away = true
  const { asked, open } = receipt(() => away)
  const list = shown(open, [photo])
  await flushPromises()
  await list.find('button').trigger('click')
  await flushPromises()
  expect(list.find('[role=alert]').exists()).toBe(true)
  away = false
  await list.setProps({ files: [photo] })
  await flushPromises()
  await list.find('button').trigger('click')
  await flushPromises()
  expect([asked, list.find('[role=alert]').exists()]).toEqual([['small p', 'p', 'small p', 'p'], false])
})
