import { deflateSync } from 'node:zlib'

/** A proper PNG, four pixels square, made here so that no file is needed. */
export const onePixel = (): Buffer => square(4, () => 120)

/** One that hardly compresses: about three bytes a point. */
export const grainy = (side: number): Buffer => square(side, at => Math.imul(at ^ at >>> 7, 2_654_435_761) >>> 24 ^ Math.imul(at + 77, at) >>> 9 & 0xff)

function square(side: number, colour: (at: number) => number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2, 0, 0, 0], 8) // eight bits, red green blue
  const rows = Buffer.concat(Array.from({ length: side }, (_, y) => Buffer.concat([Buffer.from([0]), Buffer.from(Array.from({ length: side * 3 }, (_, x) => colour(y * side * 3 + x)))])))
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'ascii'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, check])
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}
