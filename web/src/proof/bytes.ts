/** What was read is not written as it must be: it proves nothing and disproves nothing. */
export class Malformed extends Error {}

/** What is untrue of something well written. */
export type Why = 'changed' | 'signature' | 'unsigned' | 'inclusion' | 'contradicts' | 'forked' | 'back' | 'tiles' | 'witness' | 'ahead' | 'deadline'

/** What was read is well written and untrue. */
export class Untrue extends Error {
  constructor(readonly why: Why, message: string) {
    super(message)
  }
}

export type Bytes = Uint8Array<ArrayBuffer>

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text) as Bytes

/** The text that these bytes are; what is no UTF-8 is refused. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Malformed('not UTF-8')
  }
}

/** Standard Base64; what would decode to the same and is written otherwise is refused. */
export function fromBase64(written: string): Bytes {
  if (!BASE64.test(written)) throw new Malformed('not Base64')
  const bytes = Uint8Array.from(atob(written), sign => sign.charCodeAt(0)) as Bytes
  if (toBase64(bytes) !== written) throw new Malformed('not Base64')
  return bytes
}

export function toBase64(bytes: Uint8Array): string {
  let signs = ''
  for (const byte of bytes) signs += String.fromCharCode(byte)
  return btoa(signs)
}

export const toBase64Url = (bytes: Uint8Array) => toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

export function fromBase64Url(written: string): Bytes {
  const signs = written.replaceAll('-', '+').replaceAll('_', '/')
  return fromBase64(signs + '='.repeat((4 - signs.length % 4) % 4))
}

export const toHex = (bytes: Uint8Array) => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')

export function joined(...parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

export const same = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, i) => byte === b[i])

/** Four bytes as a number, the most significant first. */
export const number32 = (bytes: Uint8Array, at = 0) => ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0
