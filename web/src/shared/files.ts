export const LARGEST = 20 * 1024 * 1024
export const KINDS = 'image/jpeg,image/png,application/pdf,audio/mpeg,audio/mp4,audio/ogg,audio/wav'

const HEAD = 12
const text = (bytes: Uint8Array, at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length))
const TAKEN: ((bytes: Uint8Array) => boolean)[] = [
  bytes => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff, // JPEG
  bytes => text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n',
  bytes => text(bytes, 0, 5) === '%PDF-',
  bytes => text(bytes, 0, 4) === 'OggS',
  bytes => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WAVE',
  bytes => text(bytes, 4, 4) === 'ftyp' && /^(M4A |M4B |mp4[12]|iso[0-9m]|avc1|dash)/.test(text(bytes, 8, 4)), // a photo of an iPhone (heic) begins alike
  bytes => text(bytes, 0, 3) === 'ID3' || bytes[0] === 0xff && (bytes[1]! & 0xe6) === 0xe2, // MP3
]

/** Why a file would not be taken, told by its first bytes as the server tells it, whatever its name says. */
export async function fileFault(file: Blob): Promise<'tooLarge' | 'wrongKind' | undefined> {
  if (file.size > LARGEST) return 'tooLarge'
  const bytes = await firstBytes(file.slice(0, HEAD))
  return TAKEN.some(is => is(bytes)) ? undefined : 'wrongKind'
}

const firstBytes = (part: Blob) => new Promise<Uint8Array>((done, failed) => {
  const reader = new FileReader() // older browsers have no Blob.arrayBuffer
  reader.onload = () => done(new Uint8Array(reader.result as ArrayBuffer))
  reader.onerror = () => failed(reader.error)
  reader.readAsArrayBuffer(part)
})

export function sizeText(bytes: number): string {
  return bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`
}

/** Hands a fetched file to the browser's own saving. */
export function save(url: string, name: string) {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
