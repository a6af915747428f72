import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { fromBase64, joined, toBase64, utf8, type Bytes } from '@/proof/bytes'
import { canonical, type Members } from '@/proof/json'
import { keyOf, LOG_KEY, WITNESS_KEY } from '@/proof/note'
import { leafOf, nodeOf, splitOf, type Hash } from '@/proof/tree'
import { formatProof } from '@/proof/tlogProof'
import { tilePath } from '@/proof/tiles'

/** A small log with its keys, made for tests: whatever a server would seal, and what no honest one would. */
export const ORIGIN = 'log.example.gov.cn/district'
const sha = (...parts: Uint8Array[]) => new Uint8Array(createHash('sha256').update(joined(...parts)).digest()) as Bytes

export function signer(seed: number) {
  const secret = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]), format: 'der', type: 'pkcs8' })
  const key = new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32)) as Bytes
  return { key, sign: (message: string) => new Uint8Array(sign(null, utf8(message), secret)) as Bytes }
}

export async function logKey(seed = 1, origin = ORIGIN) {
  const { key, sign: by } = signer(seed)
  const verifier = await keyOf(origin, LOG_KEY, key)
  return { verifier, line: (text: string) => line(origin, verifier.written, by(text)) }
}

export async function witnessKey(seed: number, name = `witness.example.edu.cn/w${seed}`) {
  const { key, sign: by } = signer(seed)
  const verifier = await keyOf(name, WITNESS_KEY, key)
  const at = new Uint8Array(8)
  new DataView(at.buffer).setBigUint64(0, 1_790_000_000n)
  return { verifier, line: (text: string) => line(name, verifier.written, joined(at, by(`cosignature/v1\ntime 1790000000\n${text}`))) }
}

const line = (name: string, written: string, signature: Bytes) => `\u2014 ${name} ${toBase64(joined(Uint8Array.from(Buffer.from(written.split('+')[1]!, 'hex')), signature))}\n`

export interface Sealed { extra: Bytes, leaf: Bytes }

/** Seals what happened, with its words. */
export function sealed(payload: Members, more: Members = {}, words: { no: number, text: string, use: string }[] = []): Sealed {
  const told = words.length ? { ...payload, words: words.map(one => ({ no: one.no, use: one.use, commit: toBase64(sha(saltOf(`w${one.no}`), utf8(one.text))) })) } : payload
  const salt = saltOf(canonical(payload))
  const event = more.kind !== 'reading' && more.kind !== 'file'
  const entry = {
    v: 1, kind: 'event', caseRef: 'abcdefghijklmnopqrstuv', ts: `${String(payload.recordedAt ?? payload.at).slice(0, 19)}Z`, commit: toBase64(sha(salt, utf8(canonical(told)))),
    ...event ? { seq: payload.seq! } : {}, ...more,
  }
  const opening = { entry, payload: told, salt: toBase64(salt), ...words.length ? { words: words.map(one => ({ no: one.no, text: one.text, salt: toBase64(saltOf(`w${one.no}`)) })) } : {} }
  return { extra: utf8(canonical(opening)), leaf: utf8(canonical(entry)) }
}
const saltOf = (what: string) => sha(utf8(what))

export async function rootOver(leaves: Hash[]): Promise<Hash> {
  if (leaves.length <= 1) return leaves[0] ?? sha()
  const half = splitOf(leaves.length)
  return nodeOf(await rootOver(leaves.slice(0, half)), await rootOver(leaves.slice(half)))
}

async function pathTo(leaves: Hash[], index: number): Promise<Hash[]> {
  if (leaves.length === 1) return []
  const half = splitOf(leaves.length)
  const [mine, other, at] = index < half ? [leaves.slice(0, half), leaves.slice(half), index] : [leaves.slice(half), leaves.slice(0, half), index - half]
  return [...await pathTo(mine, at), await rootOver(other)]
}

/** A log of these entries: its signed note, proofs of each, its tiles. */
export async function logOf(entries: Sealed[], { keys = [1], witnesses = [] as number[], origin = ORIGIN } = {}) {
  const leaves = await Promise.all(entries.map(one => leafOf(one.leaf)))
  const text = `${origin}\n${entries.length}\n${toBase64(await rootOver(leaves))}\n`
  const lines = [...await Promise.all(keys.map(seed => logKey(seed, origin))), ...await Promise.all(witnesses.map(seed => witnessKey(seed)))].map(one => one.line(text))
  const noteText = `${text}\n${lines.join('')}`
  const proof = async (index: number) => formatProof({ extra: entries[index]!.extra, index, hashes: await pathTo(leaves, index), noteText })
  return { noteText, leaves, proof, tiles: await tilesOf(leaves) }
}

async function tilesOf(leaves: Hash[]): Promise<Map<string, Bytes>> {
  const tiles = new Map<string, Bytes>()
  for (let level = 0, row = leaves; row.length > 0; level++) {
    const above: Hash[] = []
    for (let n = 0; n * 256 < row.length; n++) {
      const hashes = row.slice(n * 256, (n + 1) * 256)
      tiles.set(tilePath(level, n, hashes.length), joined(...hashes))
      if (hashes.length === 256) above.push(await rootOver(hashes))
    }
    row = above
  }
  return tiles
}

export const step = (seq: number, name: string, more: Members = {}): Members => ({
  v: 1, matter: 'WC260916-7K3M9Q', seq, name, by: 'staff', office: 7, actor: toBase64(sha(utf8(String(seq)))),
  event: { is: name }, occurredAt: `2026-09-${10 + seq}T01:12:00Z`, recordedAt: `2026-09-${10 + seq}T01:12:03.123456Z`, ...more,
})
export const read = (base64: string) => fromBase64(base64)
