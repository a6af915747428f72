// @vitest-environment node
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { logKey, logOf, ORIGIN, rootOver, sealed, step, witnessKey } from '../../test/sealedLog'
import { fromBase64, Malformed, toBase64, toHex, utf8, type Bytes } from './bytes'
import { canonical, parseCanonical } from './json'
import { cosignedAt, fingerprintOf, openNote, parseCheckpoint, parseKey, parseNote, signedBy } from './note'
import { ownSums } from './ownSums'
import { contradictions, prove } from './receipt'
import { browserSums } from './sums'
import { TiledTree, tilePath } from './tiles'
import { formatProof, parseProof } from './tlogProof'
import { checkConsistency, checkInclusion, leafOf, parseHash } from './tree'

const file = (name: string) => readFileSync(new URL(`../../../tlog/src/test/resources/vectors/${name}`, import.meta.url))
const lines = (first: string) => file('vectors.txt').toString().split('\n').filter(line => line.startsWith(`${first} `)).map(line => line.split(' ').slice(1))
const unhex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], two => Number.parseInt(two, 16)) as Bytes
const ROOTS = lines('root').map(([, hex]) => unhex(hex!))
const DATA = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(unhex)
const [LOG, WITNESS] = ['logkey', 'witkey'].map(name => lines(name)[0]!.at(-1)!)

test('roots, and proofs of inclusion and of consistency are as the vectors have them; one hash more, fewer or changed is refused', async () => {
  const leaves = await Promise.all(DATA.map(leafOf))
  for (const [size, root] of ROOTS.entries()) if (size > 0) expect(await rootOver(leaves.slice(0, size))).toEqual(root)
  const spoilt = (proof: Bytes[]) => [[...proof, proof[0] ?? leaves[0]!], ...proof.length ? [proof.slice(1), proof.slice(0, -1), proof.map((one, i) => (i ? one : leaves[7]!.map(byte => byte ^ 1)))] : []]
  for (const [index, size, ...proof] of lines('incl')) {
    const steps = proof.filter(Boolean).map(unhex)
    const check = (hashes: Bytes[]) => checkInclusion(leaves[Number(index)]!, Number(index), Number(size), ROOTS[Number(size)]!, hashes)
    await check(steps)
    for (const wrong of spoilt(steps)) await expect(check(wrong), `${index} ${size}`).rejects.toMatchObject({ why: 'inclusion' })
  }
  for (const [older, newer, ...proof] of lines('cons')) {
    const steps = proof.filter(Boolean).map(unhex)
    const check = (hashes: Bytes[]) => checkConsistency(Number(older), ROOTS[Number(older)]!, Number(newer), ROOTS[Number(newer)]!, hashes)
    await check(steps)
    for (const wrong of spoilt(steps)) await expect(check(wrong), `${older} ${newer}`).rejects.toMatchObject({ why: 'forked' })
  }
  await expect(checkConsistency(6, ROOTS[5]!, 8, ROOTS[8]!, lines('cons')[2]!.slice(2).map(unhex))).rejects.toMatchObject({ why: 'forked' })
})
test('the vectors’ checkpoint is signed by log and witness; another key of that name and id, another text, another time are not', async () => {
  const note = parseNote(file('checkpoint').toString())
  const [log, witness] = [await parseKey(LOG!), await parseKey(WITNESS!)]
  expect((await openNote(note, [log])).checkpoint).toEqual({ origin: ORIGIN, size: 8, root: ROOTS[8] })
  expect((await signedBy(note, [log, witness])).map(one => one.key.name)).toEqual([ORIGIN, 'witness.example.edu.cn/w1'])
  await expect(signedBy({ ...note, text: note.text.replace('\n8\n', '\n9\n') }, [log])).rejects.toMatchObject({ why: 'signature' })
  await expect(signedBy(note, [{ ...log, key: (await logKey(9)).verifier.key }])).rejects.toMatchObject({ why: 'signature' })
  const [first, second] = note.signatures
  await expect(signedBy({ ...note, signatures: [first!, { ...second!, bytes: second!.bytes.map((byte, i) => (i === 7 ? byte ^ 1 : byte)) }] }, [witness])).rejects.toMatchObject({ why: 'signature' })
  await expect(openNote(note, [(await logKey(9)).verifier])).rejects.toMatchObject({ why: 'unsigned' })
  await expect(openNote(note, [witness])).rejects.toMatchObject({ why: 'unsigned' })
})
test('a key, a note, a checkpoint, a proof that is not written as it must be is refused', async () => {
  for (const wrong of [LOG!.replace('+32', '+33'), LOG!.slice(0, -1), 'x', `${LOG}=`, LOG!.replace('AY', 'Ag')]) await expect(parseKey(wrong), wrong).rejects.toThrow(Malformed)
  expect(await parseKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')).toMatchObject({ id: 0x530d903a })
  const note = file('checkpoint').toString()
  for (const wrong of ['', note.trimEnd(), note.replace('\n\n', '\n'), note.replace('\u2014', '-'), note.replace('district\n', 'dis\ttrict\n')]) expect(() => parseNote(wrong)).toThrow(Malformed)
  for (const wrong of ['a\n1\n', 'a\n01\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n', 'a\n1\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyh=\n', 'a b\n1\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n']) expect(() => parseCheckpoint(wrong)).toThrow(Malformed)
  const proof = file('leaf5.tlog-proof').toString()
  expect(formatProof(parseProof(proof))).toBe(proof)
  for (const wrong of [proof.replace('@v1', '@v2'), proof.replace('index 5', 'index 05'), proof.replace('index 5\n', ''), proof.replace('\n\n', '\n')]) expect(() => parseProof(wrong)).toThrow(Malformed)
  await checkInclusion(await leafOf(DATA[5]!), 5, 8, ROOTS[8]!, parseProof(proof).hashes)
  expect(await fingerprintOf('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')).toBe('a054 25c8 f5f4 739a 4a96') // as the Java verifier prints it
})
test('a witness’s time is told as it is signed, and one of no calendar breaks nothing', async () => {
  const signed = (bytes: number[]) => cosignedAt({ name: 'w', id: 1, bytes: Uint8Array.from([...bytes, ...new Uint8Array(64)]) as Bytes }).toISOString()
  expect(signed([0, 0, 0, 0, 0x6a, 0xb1, 0x3b, 0x80])).toBe('2026-09-21T14:13:20.000Z')
  expect(signed([0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])).toBe('9999-12-30T00:00:00.000Z')
  expect(signed([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])).toBe('1970-01-01T00:00:00.000Z')
})
test('names and texts of notes hold what the specification lets them hold', async () => {
  expect(parseNote('a\ufffd\n\n\u2014 x AAAAAAA=\n').text).toBe('a\ufffd\n')
  for (const space of ['\u0085', '\u00a0', '\u3000', '+', '']) expect(() => parseNote(`a\n\n\u2014 x${space || ' '}y AAAAAAA=\n`), space).toThrow(Malformed)
  expect(() => parseNote('a\n\n\u2014 x AAAAAAA\n')).toThrow(Malformed)
})
test('paths of tiles are the vectors’', () => {
  for (const [number, path] of lines('path')) expect(tilePath(0, Number(number))).toBe(path)
  expect(tilePath(1, 1, 17)).toBe('tile/1/001.p/17')
})
test('tiles lead to every root there was; a changed, a missing, a short one is refused', async () => {
  const entries = Array.from({ length: 300 }, (_, i) => ({ leaf: utf8(`entry ${i}`), extra: utf8('') }))
  const { leaves, tiles } = await logOf(entries)
  const root = await rootOver(leaves)
  const tree = () => TiledTree.of(300, root, async path => tiles.get(path))
  const whole = await tree()
  for (const size of [0, 1, 255, 256, 257, 300]) expect(await whole.rootAt(size), String(size)).toEqual(await rootOver(leaves.slice(0, size)))
  for (const path of [...tiles.keys()]) {
    const before = tiles.get(path)!
    for (const wrong of [before.map((byte, i) => (i === 20 ? byte ^ 1 : byte)), undefined]) {
      if (wrong) tiles.set(path, wrong)
      else tiles.delete(path)
      await expect((async () => (await tree()).rootAt(100))(), path).rejects.toMatchObject({ why: 'tiles' })
    }
    tiles.set(path, before)
  }
  await expect(whole.rootAt(301)).rejects.toMatchObject({ why: 'back' })
})
test('JSON is written as RFC 8785 has it, and read only so', () => {
  expect(canonical({ 'b': [1e21, 0.1, -0, 1e-7, true, null], 'a': '\u20ac$\u000f\nA\'B"\\', '\u{1f600}': 1, '\ufb33': 2 }))
    .toBe('{"a":"€$\\u000f\\nA\'B\\"\\\\","b":[1e+21,0.1,0,1e-7,true,null],"😀":1,"\ufb33":2}')
  for (const wrong of ['{"a":1,"a":1}', '{"b":1,"a":1}', '{ }', '1.0', '"\\ud800"', '{', '"\\u0041"']) expect(() => parseCanonical(wrong), wrong).toThrow(Malformed)
})
test('a receipt is proved; one of which anything was changed is not, and why not is told', async () => {
  const events = [1, 2, 3, 4, 5].map(seq => sealed(step(seq, 'AppealReplied'), {}, [{ no: seq * 4, use: 'reply', text: `答复 ${seq}` }]))
  const log = await logOf(events, { witnesses: [2] })
  const trusted = { logs: [(await logKey()).verifier], witnesses: [(await witnessKey(2)).verifier] }
  const text = await log.proof(2)
  const proof = parseProof(text)
  const good = await prove('3', text, trusted)
  expect(good).toMatchObject({ ok: true, proved: { payload: { is: 'step', seq: 3, name: 'AppealReplied', office: 7 }, checkpoint: { size: 5 }, witnesses: [{ name: 'witness.example.edu.cn/w2' }] } })
  const opening = new TextDecoder().decode(proof.extra)
  const changed = (from: string | RegExp, to: string) => formatProof({ ...proof, extra: utf8(opening.replace(from, to)) })
  const other = parseProof(await log.proof(3))
  const why = async (wrong: string) => {
    const verdict = await prove('3', wrong, trusted)
    return verdict.ok ? 'proved' : verdict.fault.why
  }
  expect(await why(changed('"office":7', '"office":8'))).toBe('changed')
  expect(await why(changed('答复 3', '答复 4'))).toBe('changed')
  expect(await why(changed(/"salt":"./, '"salt":"_'))).toBe('malformed')
  expect(await why(changed(/"salt":"[^"]+"}$/, `"salt":"${toBase64(new Uint8Array(32))}"}`))).toBe(opening.endsWith('}]}') ? 'proved' : 'changed')
  expect(await why(changed(/,"words":\[\{"no":12,"salt":"[^"]+"/, `,"words":[{"no":12,"salt":"${toBase64(new Uint8Array(32))}"`))).toBe('changed')
  expect(await why(changed('"seq":3,"ts"', '"seq":4,"ts"'))).toBe('inclusion')
  expect(await why(changed('"v":1}', '"v":1,"x":1}'))).toBe('malformed')
  expect(await why(formatProof({ ...proof, index: 3 }))).toBe('inclusion')
  expect(await why(formatProof({ ...proof, hashes: proof.hashes.slice(1) }))).toBe('inclusion')
  expect(await why(formatProof({ ...proof, hashes: [...proof.hashes, proof.hashes[0]!] }))).toBe('inclusion')
  expect(await why(formatProof({ ...proof, extra: other.extra }))).toBe('inclusion')
  expect(await why(text.replace('\n5\n', '\n6\n'))).toBe('signature')
  expect(await why(text.replace(/extra .*\n/, ''))).toBe('malformed')
  expect(await prove('3', text, { logs: [(await logKey(9)).verifier] })).toMatchObject({ ok: false, fault: { why: 'unsigned' } })
})
test('the sealed number and time must be the public ones, and two versions of one step are no secret', async () => {
  const trusted = { logs: [(await logKey()).verifier] }
  const all = [sealed(step(1, 'AppealRegistered')), sealed(step(2, 'SignedFor'), { seq: 3 }), sealed(step(2, 'SignedFor'), { ts: '2026-09-13T01:12:03Z' }), sealed(step(2, 'SignedFor'), { ts: '2026-09-12' }), sealed(step(1, 'AppealImported'))]
  const log = await logOf(all)
  const verdicts = await Promise.all(all.map(async (_, i) => prove(String(i), await log.proof(i), trusted)))
  expect(verdicts.map(one => (one.ok ? 'proved' : one.fault.why))).toEqual(['proved', 'contradicts', 'contradicts', 'proved', 'proved'])
  expect(contradictions(verdicts.flatMap(one => (one.ok ? [one.proved] : [])))).toEqual([{ name: '4', why: 'forked', detail: '0' }])
  const shorter = await logOf([sealed(step(9, 'SignedFor'))])
  const twice = await logOf([sealed(step(8, 'SignedFor'))])
  const both = await Promise.all([shorter, twice].map(async one => prove('x', await one.proof(0), trusted)))
  expect(contradictions(both.flatMap(one => (one.ok ? [one.proved] : []))).length).toBeGreaterThan(0)
})
test('the browser’s own work and the page’s come to the same', async () => {
  const { verifier } = await logKey(5)
  const message = utf8('回音')
  const signature = fromBase64((await logKey(5)).line('回音').trim().split(' ').at(-1)!).slice(4)
  for (const one of [browserSums(crypto.subtle), ownSums]) {
    expect(toHex(await one.sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(await one.ed25519(verifier.key, message, signature)).toBe(true)
    expect(await one.ed25519(verifier.key, utf8('回声'), signature)).toBe(false)
    expect(await one.ed25519(verifier.key, message, signature.map((byte, i) => (i === 33 ? byte ^ 1 : byte)))).toBe(false)
    expect(await one.ed25519(verifier.key, message, signature.slice(1))).toBe(false)
    expect(await one.ed25519(new Uint8Array(32).fill(255), message, signature)).toBe(false)
  }
  expect(parseHash('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=')).toHaveLength(32)
})
