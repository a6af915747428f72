import { fromBase64, joined, Malformed, same, toBase64, Untrue, type Bytes } from './bytes'
import { sha256 } from './sums'

/** 32 bytes of SHA-256, of a leaf or of two hashes (RFC 6962, section 2.1). */
export type Hash = Bytes

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export const emptyRoot = () => sha256(new Uint8Array())
export const leafOf = (entry: Bytes): Promise<Hash> => sha256(joined(LEAF, entry))
export const nodeOf = (left: Hash, right: Hash): Promise<Hash> => sha256(joined(NODE, left, right))

/** Standard Base64 of 44 signs, as checkpoints and proofs write a hash. */
export function parseHash(base64: string): Hash {
  const bytes = fromBase64(base64)
  if (bytes.length !== 32) throw new Malformed('not a hash in Base64')
  return bytes
}

export const hashText = (hash: Hash) => toBase64(hash)

/** The largest power of two below that width. */
export function splitOf(width: number): number {
  let half = 1
  while (half * 2 < width) half *= 2
  return half
}

const half = (n: number) => Math.floor(n / 2)
const odd = (n: number) => n % 2 === 1

/** The root to which a leaf leads along its proof (RFC 9162, section 2.1.3.2); refuses a proof longer or shorter than it must be. */
export async function rootOf(leaf: Hash, index: number, size: number, proof: Hash[]): Promise<Hash> {
  if (index < 0 || index >= size) throw new Malformed(`there is no entry ${index} in a log of ${size}`)
  let [hash, at, last] = [leaf, index, size - 1]
  for (const step of proof) {
    if (last === 0) throw new Untrue('inclusion', 'the proof is longer than the tree is high')
    if (odd(at) || at === last) {
      hash = await nodeOf(step, hash)
      while (!odd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      hash = await nodeOf(hash, step)
    }
    ;[at, last] = [half(at), half(last)]
  }
  if (last !== 0) throw new Untrue('inclusion', 'the proof ends before the root')
  return hash
}

/** Refuses when the leaf is not in the tree of that root at that place. */
export async function checkInclusion(leaf: Hash, index: number, size: number, root: Hash, proof: Hash[]) {
  if (!same(await rootOf(leaf, index, size, proof), root)) throw new Untrue('inclusion', `entry ${index} is not what the log of ${size} entries holds there`)
}

/** Refuses when the newer tree does not begin with the older one, leaf by leaf (RFC 9162, section 2.1.4.2). */
export async function checkConsistency(older: number, olderRoot: Hash, newer: number, newerRoot: Hash, proof: Hash[]) {
  if (older < 0 || newer < older) throw new Malformed(`a log of ${newer} entries cannot be newer than one of ${older}`)
  const forked = () => new Untrue('forked', `the log of ${newer} entries does not begin with the one of ${older} entries that was signed before`)
  if (older === newer || older === 0) {
    if (proof.length > 0 || !same(olderRoot, older === 0 ? await emptyRoot() : newerRoot)) throw forked()
    return
  }
  const steps = [...proof]
  let [at, last] = [older - 1, newer - 1]
  while (odd(at)) [at, last] = [half(at), half(last)]
  const first = at === 0 ? olderRoot : steps.shift()
  if (!first) throw new Untrue('forked', 'the proof ends before the root')
  let [before, now] = [first, first]
  for (const step of steps) {
    if (last === 0) throw new Untrue('forked', 'the proof is longer than the tree is high')
    if (odd(at) || at === last) {
      ;[before, now] = [await nodeOf(step, before), await nodeOf(step, now)]
      while (!odd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      now = await nodeOf(now, step)
    }
    ;[at, last] = [half(at), half(last)]
  }
  if (last !== 0 || !same(before, olderRoot) || !same(now, newerRoot)) throw forked()
}
