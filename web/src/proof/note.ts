import { fromBase64, joined, Malformed, number32, toBase64, toHex, Untrue, utf8, type Bytes } from './bytes'
import { ed25519, sha256 } from './sums'
import { parseHash, type Hash } from './tree'

/** The public key of a log or a witness with its name, written name+id+key (C2SP signed-note). */
export interface VerifierKey { name: string, id: number, type: number, key: Bytes, written: string }
/** A line of signature, of whatever algorithm. */
export interface Signature { name: string, id: number, bytes: Bytes }
/** A text and who signed it; the text ends with a line feed, and that is signed too. */
export interface Note { text: string, signatures: Signature[] }
/** How long a log is and what its root is (C2SP tlog-checkpoint). */
export interface Checkpoint { origin: string, size: number, root: Hash }

/** Ed25519 over the text, as a log signs; over a time and the text, as a witness does (C2SP tlog-cosignature). */
export const LOG_KEY = 1
export const WITNESS_KEY = 4

const DASH = '\u2014 '
const NAME = /^[^\p{White_Space}\p{Z}+]+$/u
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f]/
const MOST_SIGNATURES = 64
const LONGEST = 2 ** 48

export async function parseKey(written: string): Promise<VerifierKey> {
  const line = written.trim()
  const found = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(line)
  if (!found || !NAME.test(found[1]!)) throw new Malformed('a key is written name+id+key')
  const [, name, id, base64] = found as unknown as [string, string, string, string]
  const typed = fromBase64(base64)
  if (![LOG_KEY, WITNESS_KEY].includes(typed[0]!) || typed.length !== 33) throw new Malformed('a key of another kind than those known here')
  const counted = await sha256(joined(utf8(`${name}\n`), typed))
  if (toHex(counted.slice(0, 4)) !== id) throw new Malformed('the id of the key does not fit its name and bytes: a sign was mistyped')
  return { name, id: number32(counted), type: typed[0]!, key: typed.slice(1), written: line }
}

/** A key whose bytes alone are at hand. */
export async function keyOf(name: string, type: number, key: Bytes): Promise<VerifierKey> {
  const typed = joined(Uint8Array.of(type), key)
  const id = toHex((await sha256(joined(utf8(`${name}\n`), typed))).slice(0, 4))
  return parseKey(`${name}+${id}+${toBase64(typed)}`)
}

/** What people compare: the first eighty bits of a hash over the key as it is written, in groups. */
export async function fingerprintOf(written: string): Promise<string> {
  return toHex((await sha256(utf8(written.trim()))).slice(0, 10)).match(/.{4}/g)!.join(' ')
}

export function parseNote(note: string): Note {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n')) throw new Malformed('a note has a text, an empty line and signatures')
  const text = note.slice(0, end + 1)
  if (CONTROL.test(text)) throw new Malformed('the text of a note holds no control character')
  const lines = note.slice(end + 2, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) throw new Malformed(`a note has at most ${MOST_SIGNATURES} signatures`)
  return { text, signatures: lines.map(signature) }
}

function signature(line: string): Signature {
  const space = line.lastIndexOf(' ')
  const name = line.slice(DASH.length, space)
  if (!line.startsWith(DASH) || space <= DASH.length || !NAME.test(name)) throw new Malformed('a line of signature has a dash, a name and Base64')
  const all = fromBase64(line.slice(space + 1))
  if (all.length <= 4) throw new Malformed('a line of signature has a dash, a name and Base64')
  return { name, id: number32(all), bytes: all.slice(4) }
}

const cosigned = ({ bytes }: Signature) => (BigInt(number32(bytes)) << 32n) + BigInt(number32(bytes, 4))
const LATEST = Date.parse('9999-12-30T00:00:00Z') / 1000

/** When a witness says that it signed; a time of no calendar in use is taken for the nearest that is. */
export const cosignedAt = (signature: Signature) => new Date(Math.min(LATEST, Math.max(0, Number(BigInt.asIntN(64, cosigned(signature))))) * 1000)

async function verifies(key: VerifierKey, text: string, of: Signature): Promise<boolean> {
  if (key.type === LOG_KEY) return ed25519(key.key, utf8(text), of.bytes)
  if (of.bytes.length !== 72) return false
  return ed25519(key.key, utf8(`cosignature/v1\ntime ${cosigned(of)}\n${text}`), of.bytes.slice(8))
}

/** The keys among these that signed it. Lines of unknown keys are passed over; a wrong signature of a known key spoils the note. */
export async function signedBy(note: Note, known: VerifierKey[]): Promise<{ key: VerifierKey, signature: Signature }[]> {
  const right: { key: VerifierKey, signature: Signature }[] = []
  for (const one of note.signatures) {
    for (const key of known) {
      if (key.name !== one.name || key.id !== one.id || right.some(before => before.key.written === key.written)) continue
      if (!await verifies(key, note.text, one)) throw new Untrue('signature', `the signature of ${key.name} is wrong`)
      right.push({ key, signature: one })
    }
  }
  return right
}

/** Reads the text of a note; lines after the third are other people's and are passed over. */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n')
  const [origin, size, root] = lines as [string, string, string]
  if (lines.length < 4 || lines.slice(3, -1).includes('')) throw new Malformed('a checkpoint has three lines: origin, size, root')
  if (!NAME.test(origin) || !/^(0|[1-9]\d{0,14})$/.test(size) || Number(size) > LONGEST) throw new Malformed('a checkpoint has three lines: origin, size, root')
  return { origin, size: Number(size), root: parseHash(root) }
}

/** The checkpoint of a note that one of these keys of the log signed under the log's own name. */
export async function openNote(note: Note, keys: VerifierKey[]): Promise<{ checkpoint: Checkpoint, key: VerifierKey }> {
  const checkpoint = parseCheckpoint(note.text)
  const signed = (await signedBy(note, keys.filter(key => key.type === LOG_KEY))).filter(one => one.key.name === checkpoint.origin)
  if (!signed[0]) throw new Untrue('unsigned', `the log ${checkpoint.origin} did not sign this with a key that is known here`)
  return { checkpoint, key: signed[0].key }
}
