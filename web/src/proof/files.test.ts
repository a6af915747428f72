// @vitest-environment node
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { Malformed, utf8 } from './bytes'
import { clocksTold } from './deadlines'
import { unzipped } from './files'
import { payloadOf, type Step } from './payload'
import { step } from '../../test/sealedLog'

/** A zip file as the server streams it: sizes stand in the list at the end only. */
function zip(files: [name: string, text: string, how: 0 | 8][]) {
  const [parts, list] = [[] as Buffer[], [] as Buffer[]]
  let at = 0
  for (const [name, text, how] of files) {
    const data = how === 8 ? deflateRawSync(text) : Buffer.from(text)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(how, 8)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(how, 10)
    entry.writeUInt32LE(data.length, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    list.push(entry, Buffer.from(name))
    parts.push(head, Buffer.from(name), data)
    at += 30 + name.length + data.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, ...list, end]))
}

test('of a zip file the receipts are read, packed or not, and nothing else', async () => {
  const found = await unzipped(zip([['WC1-001.tlog-proof', '第一步', 8], ['log.key', 'key', 0], ['WC1-002.tlog-proof', 'second', 0]]))
  expect(found).toEqual([{ name: 'WC1-001.tlog-proof', text: '第一步' }, { name: 'WC1-002.tlog-proof', text: 'second' }])
  expect(await unzipped(zip([['bomb.tlog-proof', 'x'.repeat(2 ** 24), 8], ['long.tlog-proof', 'x'.repeat(2 ** 20 + 1), 0]]))).toEqual([{ name: 'bomb.tlog-proof', text: '' }, { name: 'long.tlog-proof', text: '' }])
  for (const wrong of [utf8('PK'), utf8('nothing'.repeat(10))]) await expect(unzipped(wrong)).rejects.toThrow(Malformed)
})
test('deadlines are told as the steps record them: start, extension, in time or late, withdrawn', () => {
  const micros = (day: number) => Date.UTC(2026, 8, day) * 1000
  const steps = [
    step(1, 'AppealRegistered', { clocks: [{ s: 'promise', d: ['a', micros(1), micros(10)] }, { s: 'dispatch', d: ['b', micros(1), micros(2), true] }] }),
    step(2, 'ExtensionDecided', { clocks: [{ s: 'promise', d: ['a', micros(1), micros(15), false, [{ kind: 'EXTENDED', on: micros(9), code: 'E01', amount: 5 }]] }, { s: 'dispatch', e: micros(3) }] }),
    step(3, 'AppealReplied', { clocks: [{ s: 'promise', e: micros(14) }, { s: 'support:7', e: micros(14), w: true }, { s: 'arrival', e: micros(14) }] }),
  ].map(payload => payloadOf({ kind: 'event', caseRef: 'x', seq: payload.seq as number, ts: `${String(payload.recordedAt).slice(0, 19)}Z`, commit: '', late: false }, payload) as Step)
  const told = clocksTold([...steps].reverse())
  expect(told.get('promise')!.map(one => `${one.no} ${one.what}`)).toEqual(['1 started', '2 turn', '2 moved', '3 kept'])
  expect(told.get('dispatch')!.map(one => one.what)).toEqual(['startedFor', 'missed'])
  expect([told.get('support:7')![0]!.what, told.get('arrival')![0]!.what]).toEqual(['withdrawn', 'stopped'])
})
