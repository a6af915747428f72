import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { logKey, logOf, ORIGIN, sealed, step, witnessKey } from '../../test/sealedLog'
import { pack } from './compact'
import DeskReadingsPage from './DeskReadingsPage.vue'
import { givenIn } from './files'
import { forgetLog } from './kept'
import LogCheckItem from './LogCheckItem.vue'
import { believe } from './trust'
import VerifyPage from './VerifyPage.vue'

const hash = { value: '' }
vi.mock('vue-router', async actual => ({ ...await actual<object>(), useRoute: () => ({ get hash() { return hash.value } }) }))
beforeEach(() => { vi.stubGlobal('fetch', async () => { throw new TypeError('offline') }) })
afterEach(() => {
  forgetLog(ORIGIN)
  hash.value = ''
  vi.unstubAllGlobals()
})
const NUMBER = 'WC260916-7K3M9Q'
const made = async () => {
  const log = await logOf([sealed(step(1, 'AppealRegistered', { by: 'resident', office: undefined as never })), sealed(step(2, 'AppealReplied'), {}, [{ no: 8, use: 'reply', text: '修好了' }])])
  return { log, key: (await logKey()).verifier.written }
}
const settled = async (until: () => boolean) => {
  for (let i = 0; i < 200 && !until(); i++) {
    await flushPromises()
    await new Promise(done => setTimeout(done, 10))
  }
}
const open = () => mount(VerifyPage, { global: { stubs: { RouterLink: RouterLinkStub } } })
/** What came with the address was judged; until then nothing may be chosen. */
const idle = async (page: ReturnType<typeof open>) => {
  await flushPromises()
  await settled(() => !page.find('#v-files').attributes('disabled'))
}

test('a receipt out of a QR code is proved without a network, and the key is to be compared first', async () => {
  const { log, key } = await made()
  hash.value = `#${await pack(await log.proof(1), key)}`
  const page = open()
  await settled(() => page.text().includes('1 份凭证'))
  expect(page.text()).toContain('1 份凭证，都得到证明')
  expect(page.text()).toContain('比一比指纹')
  expect(page.text()).toContain(NUMBER)
  expect(page.find('.seal').classes()).toContain('waiting')
  await page.findAll('button').find(one => one.text() === '我比对过，一致')!.trigger('click')
  await settled(() => page.find('.seal').classes().includes('proved'))
  expect(page.find('.seal').classes()).toContain('proved')
})
test('a pasted receipt needs a key; with a wrong one nothing is proved, with the right one its words are shown', async () => {
  const { log, key } = await made()
  const page = open()
  await page.find('#v-text').setValue(`  ${await log.proof(1)}\n\n`)
  await page.find('form').trigger('submit')
  await settled(() => page.text().includes('不知道该用哪把钥匙'))
  const give = async (written: string) => {
    await page.find('input:not([type="file"])').setValue(written)
    await page.find('form').trigger('submit')
  }
  await give(key.replace('+AY', '+AZ'))
  await settled(() => page.find('.error').exists())
  expect(page.find('.error').text()).toContain('抄错')
  await give(key)
  await settled(() => page.find('.seal.proved').exists())
  expect(page.text()).toContain('修好了')
  expect(page.text()).toContain('这里没有第 1 步的凭证')
})
test('a witness’s key that the reader gives shows by when it was recorded, and is forgotten again', async () => {
  const log = await logOf([sealed(step(1, 'AppealRegistered')), sealed(step(2, 'AppealReplied'))], { witnesses: [2] })
  const key = (await logKey()).verifier.written
  hash.value = `#${await pack(await log.proof(1), key)}`
  const page = open()
  await settled(() => page.text().includes('1 份凭证'))
  expect(page.text()).toContain('没有本设备认得的见证人签名')
  const form = page.findAll('form').find(one => one.find('#v-witness').exists())!
  const give = async (written: string) => {
    await form.find('#v-witness').setValue(written)
    await form.trigger('submit')
  }
  await give(key)
  await settled(() => page.find('#v-witness-error').exists())
  expect(page.find('#v-witness-error').text()).toContain('不是见证人的公钥')
  await give((await witnessKey(2)).verifier.written)
  await settled(() => page.text().includes('记录时间不晚于那时'))
  expect(page.text()).toContain('见证人 witness.example.edu.cn/w2 也在')
  expect(page.text()).toContain('比见证人最早签名的')
  expect(page.text()).not.toContain('没有本设备认得的见证人签名')
  await page.findAll('button').find(one => one.text() === '不再用')!.trigger('click')
  await settled(() => page.text().includes('没有本设备认得的见证人签名'))
  expect(page.text()).not.toContain('记录时间不晚于那时')
})
test('a file that is no text, or too long for a receipt, is judged and not passed over', async () => {
  const [a, b, c] = ['a', 'b', 'c'].map(name => `${name}.tlog-proof`) as [string, string, string]
  expect(await givenIn([new File([new Uint8Array([0xff, 0xfe])], a), new File(['x'.repeat(2 ** 20 + 1)], b), new File(['\ufeffx'], c)])).toEqual({ given: [{ name: a, text: '' }, { name: b, text: '' }, { name: c, text: '\ufeffx' }], held: [] })
  expect((await givenIn([new File(['x'], 'photo.jpg')])).held).toMatchObject([{ name: 'photo.jpg' }])
})
test('one receipt of a log without a key leaves the outcome open, however many others hold', async () => {
  const { log, key } = await made()
  await believe(ORIGIN, key)
  const other = await logOf([sealed(step(1, 'AppealRegistered'))], { origin: 'log.example.gov.cn/other' })
  const page = open()
  const input = page.find('#v-files')
  Object.defineProperty(input.element, 'files', { value: [new File([await log.proof(1)], 'a.tlog-proof'), new File([await other.proof(0)], 'b.tlog-proof')] })
  await idle(page)
  await input.trigger('change')
  await settled(() => page.text().includes('2 份凭证，1 份得到证明'))
  expect(page.find('.seal').classes()).toContain('waiting')
})
test('a changed receipt is named with the reason, and nonsense is no receipt', async () => {
  const { log, key } = await made()
  const page = open()
  await page.find('#v-text').setValue('随便写的')
  await page.find('form').trigger('submit')
  await settled(() => page.text().includes('没认出凭证'))
  const packed = await pack(await log.proof(1), key)
  const at = packed.length - 9 // in the path to the root
  hash.value = `#${packed.slice(0, at)}${packed[at] === 'A' ? 'B' : 'A'}${packed.slice(at + 1)}`
  const other = open()
  await settled(() => other.find('.seal.wrong').exists())
  expect(other.find('.seal.wrong').exists()).toBe(true)
  expect(other.text()).toContain('日志的签名是错的')
  expect(other.text()).not.toContain('都得到证明')
})
test('a photograph is held against the proofs of files, on this device', async () => {
  const sums = { photo: 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=' } // of "abc"
  const kept = sealed({ v: 1, matter: NUMBER, file: 'f1', use: 'reply', mediaType: 'image/jpeg', bytes: 3, address: 'ab', sha256: sums.photo, addedAt: '2026-09-16T01:12:00Z' }, { kind: 'file', ts: '2026-09-16T01:12:00Z' })
  const log = await logOf([kept])
  await believe(ORIGIN, (await logKey()).verifier.written)
  const page = open()
  const choose = async (input: string, files: File[]) => {
    Object.defineProperty(page.find(input).element, 'files', { value: files, configurable: true })
    await page.find(input).trigger('change')
  }
  await idle(page)
  await choose('#v-files', [new File([await log.proof(0)], 'f.tlog-proof'), new File(['abc'], 'photo.jpg')])
  await settled(() => page.find('.seal.proved').exists())
  expect(page.text()).toContain('一个文件：答复')
  expect(page.text()).toContain('ba7816bf8f01cfea')
  expect(page.text()).toContain('photo.jpg 就是当时封存的文件')
  await choose('#v-hold', [new File(['PK no zip of ours'], 'other.docx')])
  await settled(() => page.text().includes('other.docx'))
  expect(page.text()).toContain('other.docx 不是这里任何一份凭证里的文件')
})
test('each fault of a walk is a sentence with its matter, its step and its place', () => {
  const faults = ['CHANGED', 'DROPPED', 'NEVER_SEALED', 'NOBODYS', 'TILES', 'FORKED'].map((fault, i) => ({ fault, matter: i < 3 ? NUMBER : null, revision: i === 0 ? 4 : null, index: 7 + i, size: i > 3 ? 12 : null }))
  const item = mount(LogCheckItem, { props: { check: { askedAt: '2026-11-28T01:00:00Z', endedAt: '2026-11-28T01:00:09Z', size: 12, events: 9, readings: 3, faults } }, global: { stubs: { RouterLink: RouterLinkStub } } })
  expect(item.findAll('.note li')).toHaveLength(6)
  expect(item.findAllComponents(RouterLinkStub).map(one => one.props('to'))).toEqual(Array(3).fill(`/desk/matter/${NUMBER}`))
  expect(item.text()).toContain('第 4 步')
  const parts = mount(LogCheckItem, { props: { check: { askedAt: '2026-11-28T01:00:00Z', endedAt: '2026-11-28T01:00:09Z', size: 12, events: 9, readings: 3, faults: [
    { fault: 'DROPPED', matter: NUMBER, index: 7, part: 'FILE' }, { fault: 'CHANGED', matter: NUMBER, revision: 4, part: 'TITLE' }] } }, global: { stubs: { RouterLink: RouterLinkStub } } })
  expect(parts.text()).toContain('一个文件')
  expect(parts.text()).toContain('第 4 步起的标题')
  expect(item.text()).not.toMatch(/[A-Z]_[A-Z]|CHANGED|FORKED/)
})
test('a look-up is reviewed one by one and leaves the list', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string, init?: { method?: string, body?: string }) => {
    asked.push(`${init?.method ?? 'GET'} ${path} ${init?.body ?? ''}`.trim())
    if (init?.method === 'POST') return new Response(null, { status: 204 })
    return new Response(JSON.stringify(path.includes('before') ? { days: 3, readings: [], next: null } : { days: 3, next: '2026-11-20T00:00:00Z', readings: [
      { id: 'a', number: NUMBER, at: '2026-11-21T01:00:00Z', role: { zh: '承办人', en: 'handler' }, office: { name: { zh: '住建局', en: 'Housing' } }, purpose: null, why: 'no-step' }] }))
  })
  const page = mount(DeskReadingsPage, { global: { stubs: { RouterLink: RouterLinkStub, DeskBar: true } } })
  await settled(() => page.text().includes('住建局'))
  expect(page.text()).toContain('看了以后 3 天内，没有办任何一步')
  await page.findAll('button').find(one => one.text() === '合规')!.trigger('click')
  await settled(() => !page.text().includes('住建局'))
  expect(asked).toContain('POST /api/log/readings/a/review {"outcome":"in-order"}')
  await page.findAll('button').find(one => one.text().includes('更多') || one.text().includes('再'))!.trigger('click')
  await settled(() => asked.some(one => one.includes('before=2026-11-20')))
  expect(asked.some(one => one.includes('before=2026-11-20'))).toBe(true)
})
