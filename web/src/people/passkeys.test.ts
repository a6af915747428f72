import { describe, expect, test } from 'vitest'
import { bytes, text } from './passkeys'

describe('bytes as base64url', () => {
  test('every byte comes back, without signs that an address cannot hold', () => {
    const all = Uint8Array.from({ length: 256 }, (_, n) => n)
    const written = text(all.buffer)
    expect(written).toMatch(/^[\w-]+$/)
    expect([...bytes(written)]).toEqual([...all])
  })
})
