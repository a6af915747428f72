// @vitest-environment node
import { expect, test, vi } from 'vitest'
import { logKey, ORIGIN, sealed, step, witnessKey } from '../../test/sealedLog'
import { fromBase64Url, toBase64, toBase64Url, utf8, type Bytes } from './bytes'
import { pack, packForQr, TooOld, unpack, withoutWords } from './compact'
import { prove } from './receipt'
import { formatProof, parseProof } from './tlogProof'
import { leafOf, rootOf } from './tree'

const MOST = 1800

/** A receipt out of a log of 2^24 entries, signed by it and by so many witnesses. */
async function deep(witnesses: number[]) {
  const event = sealed(step(12, 'AppealReplied', {
    event: { is: 'AppealReplied', outcome: 'solved', at: 1789522200000000, words: 48, own: 49 }, spine: { is: 'CustodyMoved', how: 'dispatched', to: 5, from: 2 },
    clocks: [{ s: 'promise', d: ['appeal.promise.help', 1789518600000000, 1790330400000000] }, { s: 'signfor', e: 1789522200000000 }],
  }), {}, [{ no: 48, use: 'reply', text: '路灯修好了' }, { no: 49, use: 'reply', text: '谢谢' }])
  const hashes = Array.from({ length: 24 }, (_, i) => crypto.getRandomValues(new Uint8Array(32)).map(byte => byte ^ i) as Bytes)
  const root = await rootOf(await leafOf(event.leaf), 9_876_543, 2 ** 24, hashes)
  const text = `${ORIGIN}\n${2 ** 24}\n${toBase64(root)}\n`
  const signers = [await logKey(), ...await Promise.all(witnesses.map(seed => witnessKey(seed)))]
  return formatProof({ extra: event.extra, index: 9_876_543, hashes, noteText: `${text}\n${signers.map(one => one.line(text)).join('')}` })
}

test('a receipt out of sixteen million entries with two witnesses is packed and comes back as it was; in a QR code it goes without the witnesses', async () => {
  const text = withoutWords(await deep([2, 3]))
  const packed = await pack(text, (await logKey()).verifier.written)
  expect(packed).toMatch(/^d[\w-]+$/)
  expect(await unpack(packed)).toEqual({ proof: text, key: (await logKey()).verifier.written })
  const short = await packForQr(await deep([2, 3]), (await logKey()).verifier.written)
  expect([packed.length, short.length].map(one => one <= MOST)).toEqual([false, true])
  expect(parseProof((await unpack(short)).proof).note.signatures.map(one => one.name)).toEqual([ORIGIN])
})
test('without the words the receipt still proves the step', async () => {
  const text = await deep([])
  const trusted = { logs: [(await logKey()).verifier] }
  expect(await prove('a', text, trusted)).toMatchObject({ ok: true, proved: { opening: { words: [{ text: '路灯修好了' }, { text: '谢谢' }] } } })
  expect(await prove('a', withoutWords(text), trusted)).toMatchObject({ ok: true, proved: { opening: { words: [] } } })
  expect(new TextDecoder().decode(parseProof(withoutWords(text)).extra)).not.toContain('路灯')
})
test('where nothing deflates it is longer and plain, and an old browser says that it cannot unpack', async () => {
  const text = await deep([2])
  const key = (await logKey()).verifier.written
  const packed = await pack(text, key)
  vi.stubGlobal('CompressionStream', undefined)
  vi.stubGlobal('DecompressionStream', undefined)
  const plain = await pack(text, key)
  expect(plain).toMatch(/^p/)
  expect((await unpack(plain)).proof).toBe(text)
  await expect(unpack(packed)).rejects.toThrow(TooOld)
  vi.unstubAllGlobals()
})
test('what was changed on the way is signed by nobody, what was cut short is no receipt', async () => {
  const key = (await logKey()).verifier.written
  vi.stubGlobal('CompressionStream', undefined)
  const plain = await pack(await deep([]), key)
  vi.unstubAllGlobals()
  const bytes = fromBase64Url(plain.slice(1))
  const at = Buffer.from(bytes).indexOf('solved')
  bytes.set(utf8('partly'), at)
  const changed = `p${toBase64Url(bytes)}`
  const { proof } = await unpack(changed)
  expect(await prove('a', proof, { logs: [(await logKey()).verifier] })).toMatchObject({ ok: false, fault: { why: 'signature' } })
  for (const wrong of ['', 'x', 'dAAAA', plain.slice(0, 200), 'p', 'pAA']) await expect(unpack(wrong), wrong).rejects.toThrow()
})
