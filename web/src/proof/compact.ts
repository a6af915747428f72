import { fromBase64, fromBase64Url, joined, Malformed, textOf, toBase64, toBase64Url, utf8, type Bytes } from './bytes'
import { canonical, isMembers, parseCanonical, textIn, type Members } from './json'
import { keyOf, LOG_KEY, parseCheckpoint, parseKey } from './note'
import { commitment } from './opening'
import { formatProof, parseProof } from './tlogProof'
import { hashText, leafOf, rootOf } from './tree'

/** A receipt made so short that it fits into a QR code, and the key by which it is to be checked. */
export interface Packed { proof: string, key?: string }

/** Stands where something follows from the rest: the root, the commitment. */
const LEFT_OUT = '\u0004'
/** Stand for bytes of these lengths: a hash or a salt, a log's signature, a witness's. No JSON and no note holds control characters. */
const BINARY = [[32, '\u0001'], [68, '\u0002'], [76, '\u0003']] as const
const BASE64 = /(?<![\w+/=])(?:[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{91}=|[A-Za-z0-9+/]{102}==)(?![\w+/=])/g
/** What stands in nearly every receipt; the letters d and p mean this table, so it never changes. */
const OFTEN = [
  '{"entry":{"caseRef":"', '","commit":"\u0004","kind":"event","seq":', ',"ts":"', '","v":1},"payload":{"actor":"\u0001","by":"', ',"v":1},"payload":{"actor":"\u0001","by":"', '","clocks":[{"', '"d":["appeal.',
  '],"s":"', '"},{"', '"}],"event":{"is":"Appeal', '"event":{"', '},"matter":"', '","name":"', '","occurredAt":"', 'Z","office":', ',"recordedAt":"', 'Z","seq":', '},"salt":"\u0001"}', ',"spine":{"',
  ',"v":1,"words":[{"commit":"\u0001","no":', ',"use":"', '"},{"commit":"\u0001","no":', '{"is":"CustodyMoved","how":"', '"from":', ',"is":"CustodyMoved","to":', '\n\n\u2014 ',
].map((often, i) => [often, String.fromCharCode(5 + i + (i >= 5 ? 1 : 0))] as const)

/** Bytes out of the text, then what stands often. */
function folded(text: string): { text: string, bytes: Bytes } {
  const bytes: Bytes[] = []
  const bare = text.replace(BASE64, (written) => {
    const mark = BINARY.find(([length]) => Math.ceil(length / 3) * 4 === written.length)![1]
    try {
      bytes.push(fromBase64(written))
      return mark
    } catch {
      return written // looks like it and is none
    }
  })
  return { text: OFTEN.reduce((now, [often, sign]) => now.replaceAll(often, sign), bare), bytes: joined(...bytes) }
}

function unfolded(text: string, bytes: Bytes): { text: string, rest: Bytes } {
  let at = 0
  const bare = [...OFTEN].reverse().reduce((now, [often, sign]) => now.replaceAll(sign, often), text)
  const whole = bare.replace(/[\u0001-\u0003]/g, (mark) => {
    const length = BINARY.find(one => one[1] === mark)![0]
    return toBase64(bytes.slice(at, at += length))
  })
  return { text: whole, rest: bytes.slice(at) }
}

async function through(bytes: Bytes, change: CompressionStream | DecompressionStream): Promise<Bytes> {
  const writer = change.writable.getWriter()
  writer.write(bytes).catch(() => undefined) // told by whoever reads
  writer.close().catch(() => undefined)
  return new Uint8Array(await new Response(change.readable).arrayBuffer())
}

const membersOf = (extra: Bytes | undefined) => {
  const members = parseCanonical(textOf(extra ?? new Uint8Array()))
  if (!isMembers(members) || !isMembers(members.entry) || !isMembers(members.payload)) throw new Malformed('the receipt does not say what happened')
  return members as Members & { entry: Members, payload: Members }
}

/** Takes the words out: what is shown to others says what happened and not what was said. */
export function withoutWords(text: string): string {
  const proof = parseProof(text)
  const { words: _, ...rest } = membersOf(proof.extra)
  return formatProof({ ...proof, extra: utf8(canonical(rest)) })
}

/** A letter that says how, then Base64 for addresses: `d` deflated, `p` plain. */
export async function pack(text: string, key: string): Promise<string> {
  const { extra, index, hashes, note, noteText } = parseProof(text)
  const members = membersOf(extra)
  const opening = canonical({ ...members, entry: { ...members.entry, commit: '*' } }).replace('"commit":"*"', `"commit":"${LEFT_OUT}"`)
  const [origin, size, , ...rest] = noteText.split('\n')
  parseCheckpoint(note.text)
  const short = folded([index, opening, origin, size, ...rest].join('\n'))
  const text8 = utf8(short.text)
  const deflates = typeof CompressionStream !== 'undefined'
  const said = deflates ? await through(text8, new CompressionStream('deflate-raw')) : text8
  return (deflates ? 'd' : 'p') + toBase64Url(joined(Uint8Array.of(said.length >> 8, said.length & 255), said, short.bytes, (await parseKey(key)).key, ...hashes))
}

/** What a QR code holds and a telephone still reads from paper. */
const MOST = 1800

/** As short as a QR code needs it: witnesses' signatures are left out where they would make it too fine; the whole receipt has them. */
export async function packForQr(text: string, key: string): Promise<string> {
  const bare = withoutWords(text)
  const packed = await pack(bare, key)
  if (packed.length <= MOST) return packed
  const proof = parseProof(bare)
  const { name } = await parseKey(key)
  const signatures = proof.noteText.slice(proof.note.text.length + 1).split('\n').filter(line => line.split(' ')[1] === name)
  return pack(formatProof({ ...proof, noteText: `${proof.note.text}\n${signatures.join('\n')}\n` }), key)
}

/** The browser is too old to unpack it. */
export class TooOld extends Error {}

async function opened(packed: string): Promise<{ text: string, rest: Bytes }> {
  const all = fromBase64Url(packed.slice(1))
  const end = 2 + (all[0] ?? 0) * 256 + (all[1] ?? 0)
  if (!/^[dp]/.test(packed) || all.length < end) throw new Malformed('no receipt of this kind, or cut short')
  if (packed.startsWith('d') && typeof DecompressionStream === 'undefined') throw new TooOld()
  const said = packed.startsWith('p') ? all.slice(2, end) : await through(all.slice(2, end), new DecompressionStream('deflate-raw')).catch(() => undefined)
  if (!said) throw new Malformed('cut short')
  return unfolded(textOf(said), all.slice(end))
}

/** Reads it back. What was left out is worked out again, so that nobody's signature fits what was changed. */
export async function unpack(packed: string): Promise<Packed> {
  const { text, rest: all } = await opened(packed)
  const [index, opening, origin, size, ...rest] = text.split('\n') as [string, string, string, string, ...string[]]
  if (!/^(0|[1-9]\d{0,15})$/.test(index) || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || all.length % 32 !== 0 || all.length === 0) throw new Malformed('no receipt of this kind')
  const members = membersOf(utf8(opening.replace(LEFT_OUT, '*')))
  const [key, ...hashes] = Array.from({ length: all.length / 32 }, (_, i) => all.slice(i * 32, (i + 1) * 32)) as [Bytes, ...Bytes[]]
  const entry = { ...members.entry, commit: await commitment(fromBase64(textIn(members, 'salt')), canonical(members.payload)) }
  const root = await rootOf(await leafOf(utf8(canonical(entry))), Number(index), Number(size), hashes)
  const noteText = [origin, size, hashText(root), ...rest].join('\n')
  return { proof: formatProof({ extra: utf8(canonical({ ...members, entry })), index: Number(index), hashes, noteText }), key: (await keyOf(origin, LOG_KEY, key)).written }
}
