import { fromBase64, joined, Malformed, same, textOf, toBase64, Untrue, utf8, type Bytes } from './bytes'
import { canonical, isMembers, objectsIn, parseCanonical, textIn, wholeIn, type Members } from './json'
import { sha256 } from './sums'
import { isTime } from './times'

/** What the public log holds of an event, a reading or a file: no word, no name, no place, no office. */
export interface LogEntry { kind: string, caseRef: string, seq: number, ts: string, commit: string, late: boolean }
/** Words said in a step, with the salt under which the step's payload commits to them. */
export interface Words { no: number, text: string, salt: Bytes }
/** An entry with what it commits to and the salt: what the holder of a receipt has and the log does not. */
export interface Opening { entry: LogEntry, leaf: Bytes, payload: Members, words: Words[] }

const NAMES = ['v', 'kind', 'caseRef', 'seq', 'ts', 'commit', 'late']
const SALT = 32
const KINDS = ['event', 'reading', 'file', 'rules', 'key']

/** SHA-256(salt ‖ what is committed to), in standard Base64. */
export const commitment = async (salt: Bytes, committed: string) => toBase64(await sha256(joined(salt, utf8(committed))))

/** Reads an entry, and refuses one that this log would not write so. */
export function parseEntry(written: Members): LogEntry {
  if (Object.keys(written).some(name => !NAMES.includes(name)) || written.v !== 1) throw new Malformed('not an entry of this log\'s version')
  const entry = {
    kind: textIn(written, 'kind'), caseRef: textIn(written, 'caseRef'), seq: written.seq === undefined ? 0 : wholeIn(written, 'seq'),
    ts: textIn(written, 'ts'), commit: textIn(written, 'commit'), late: written.late === true,
  }
  const numbered = entry.seq > 0 && entry.seq < 2 ** 31 - 1 || entry.kind !== 'event' && written.seq === undefined
  const fits = KINDS.includes(entry.kind) && numbered && /^[A-Za-z0-9_.-]{1,64}$/.test(entry.caseRef) && isTime(entry.ts)
    && /^[A-Za-z0-9+/]{43}=$/.test(entry.commit) && (written.late === undefined || written.late === true)
  if (!fits) throw new Malformed('not an entry of this log')
  return entry
}

/** Reads what opens an entry, and refuses when it does not fit: payload and salt the entry, words and salts the payload. */
export async function parseOpening(bytes: Bytes): Promise<Opening> {
  const members = parseCanonical(textOf(bytes))
  if (!isMembers(members) || !isMembers(members.entry) || !isMembers(members.payload)) throw new Malformed('a receipt tells the entry, what happened and the salt')
  const { entry: written, payload } = members
  const entry = parseEntry(written)
  if (await commitment(saltIn(members), canonical(payload)) !== entry.commit) throw new Untrue('changed', 'what the receipt says is not what was sealed')
  const words = objectsIn(members, 'words').map(one => ({ no: wholeIn(one, 'no'), text: textIn(one, 'text'), salt: saltIn(one) }))
  await checkWords(words, payload)
  return { entry, leaf: utf8(canonical(written)), payload, words }
}

/** Of any other length, the end of a salt could be passed off as the beginning of what it salts, or the other way round. */
function saltIn(of: Members): Bytes {
  const salt = fromBase64(textIn(of, 'salt'))
  if (salt.length !== SALT) throw new Malformed(`a salt of a receipt has ${SALT} bytes`)
  return salt
}

async function checkWords(words: Words[], payload: Members) {
  const all = words.length ? objectsIn(payload, 'words') : []
  const sealed = all.map(one => `${wholeIn(one, 'no')} ${textIn(one, 'commit')}`)
  if (new Set(all.map(one => one.no)).size < all.length) throw new Untrue('changed', 'a step commits twice to the words of one number')
  const told = new Set<number>()
  for (const one of words) {
    if (told.has(one.no)) throw new Malformed(`a receipt tells the words of number ${one.no} twice`)
    told.add(one.no)
    if (!sealed.includes(`${one.no} ${await commitment(one.salt, one.text)}`)) throw new Untrue('changed', `the words of number ${one.no} are not those that were sealed`)
  }
}

/** A restored server may seal again, and late, what it had sealed before. */
export const saysSame = (a: LogEntry, b: LogEntry) => (['kind', 'caseRef', 'seq', 'ts', 'commit'] as const).every(name => a[name] === b[name])
export const sameLeaf = (a: Opening, b: Opening) => same(a.leaf, b.leaf)
