import type { Bytes } from './bytes'

/** Hashes and signatures, by whoever can work them out here. */
export interface Sums {
  sha256: (bytes: Bytes) => Promise<Bytes>
  /** Whether the signature (64 bytes) of that message is of that key (32 bytes). */
  ed25519: (key: Bytes, message: Bytes, signature: Bytes) => Promise<boolean>
}

const NAME = 'Ed25519'
/** A key any browser that knows the algorithm reads (RFC 8032, section 7.1, test 1). */
const SOME_KEY = Uint8Array.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'.match(/../g)!, two => Number.parseInt(two, 16))

const written = () => import('./ownSums').then(({ ownSums }) => ownSums)

/** The browser's own work: none on a page that came by plain http, and of signatures none in older browsers. */
export function browserSums(subtle: SubtleCrypto): Sums {
  const read = new Map<string, Promise<CryptoKey>>()
  const keyOf = (key: Bytes) => {
    const name = key.join()
    if (!read.has(name)) read.set(name, subtle.importKey('raw', key, NAME, false, ['verify']))
    return read.get(name)!
  }
  return {
    sha256: async bytes => new Uint8Array(await subtle.digest('SHA-256', bytes)),
    async ed25519(key, message, signature) {
      if (signature.length !== 64) return false
      try {
        return await subtle.verify(NAME, await keyOf(key), signature, message)
      } catch {
        return false // no point of the curve
      }
    },
  }
}

async function found(): Promise<Sums> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (!subtle) return written()
  const own = browserSums(subtle)
  try {
    await subtle.importKey('raw', SOME_KEY, NAME, false, ['verify'])
    return own
  } catch {
    return { ...own, ed25519: (await written()).ed25519 }
  }
}

let here: Promise<Sums> | undefined
const sums = () => here ??= found()

export const sha256 = async (bytes: Bytes) => (await sums()).sha256(bytes)
export const ed25519 = async (key: Bytes, message: Bytes, signature: Bytes) => (await sums()).ed25519(key, message, signature)
