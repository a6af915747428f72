import { joined, Malformed, textOf, toBase64, type Bytes } from './bytes'
import { sha256 } from './sums'

/** A receipt that was given: its name and its text, not looked into yet. */
export interface Given { name: string, text: string, key?: string }
/** Any other file, a photograph or a document: its name and the sum of its bytes, in Base64. */
export interface Held { name: string, sha256: string }

export const EXTENSION = '.tlog-proof'
/** As many as are checked at once, and how long one may be. */
export const MOST = 200
const LONGEST = 1 << 20
const LONGEST_ZIP = 1 << 26

const bytesOf = (file: Blob) => new Promise<Bytes>((done, failed) => {
  const reader = new FileReader() // older browsers have no Blob.arrayBuffer
  reader.onload = () => done(new Uint8Array(reader.result as ArrayBuffer))
  reader.onerror = () => failed(reader.error)
  reader.readAsArrayBuffer(file)
})
const nameOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
/** What is no text, or too long for a receipt, is judged with the others and found unreadable: nothing that was given is passed over. */
const receipt = (name: string, bytes: Uint8Array | undefined): Given => {
  try {
    return { name, text: bytes && bytes.length <= LONGEST ? textOf(bytes) : '' }
  } catch {
    return { name, text: '' }
  }
}

/** What was chosen or dropped: receipts, each alone or all of a zip file, and the files that are none, each by its sum. */
export async function givenIn(files: readonly File[]): Promise<{ given: Given[], held: Held[] }> {
  const found = { given: [] as Given[], held: [] as Held[] }
  for (const file of files) {
    const bytes = file.size > LONGEST_ZIP ? undefined : await bytesOf(file)
    const receipts = bytes && isZip(bytes) ? await unzipped(bytes).catch(() => []) : !bytes || isReceipt(file, bytes) ? [receipt(file.name, bytes)] : []
    if (receipts.length) found.given.push(...receipts)
    else if (bytes) found.held.push({ name: file.name, sha256: toBase64(await sha256(bytes)) })
  }
  return found
}
const isZip = (bytes: Bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b // many a document is one, too
const isReceipt = (file: File, bytes: Bytes) => file.name.endsWith(EXTENSION) || (bytes.length <= LONGEST && nameOf(bytes.subarray(0, 100)).includes(EXTENSION.slice(1)))

async function inflated(bytes: Bytes): Promise<Bytes> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const parts: Uint8Array[] = []
  for (let length = 0; length <= LONGEST;) {
    const { done, value } = await reader.read()
    if (done) return joined(...parts)
    parts.push(value)
    length += value.length
  }
  await reader.cancel()
  return joined(...parts) // longer than a receipt can be, however short it was packed
}

/** The receipts in a zip file, by its list at the end. */
export async function unzipped(zip: Bytes): Promise<Given[]> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  let end = zip.length - 22
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0) throw new Malformed('no zip file')
  const found: Given[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0 && found.length <= MOST; left--) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Malformed('no zip file')
    const [how, packed, named, more, said, from] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true), view.getUint32(at + 42, true)]
    const name = nameOf(zip.subarray(at + 46, at + 46 + named))
    at += 46 + named + more + said
    if (!name.endsWith(EXTENSION)) continue
    const begin = from + 30 + view.getUint16(from + 26, true) + view.getUint16(from + 28, true)
    const bytes = zip.slice(begin, begin + packed)
    found.push(receipt(name, packed > LONGEST ? undefined : how === 8 ? await inflated(bytes) : bytes))
  }
  return found
}
