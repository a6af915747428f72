import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Bytes } from './bytes'
import type { Sums } from './sums'

/** Worked out in the page itself, where the browser does not (docs/adr/0027). */
export const ownSums: Sums = {
  sha256: async bytes => sha256(bytes) as Bytes,
  async ed25519(key, message, signature) {
    try {
      return signature.length === 64 && ed25519.verify(signature, message, key, { zip215: false })
    } catch {
      return false // no point of the curve, no number
    }
  },
}
