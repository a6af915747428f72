import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fromBase64, joined, toBase64, utf8, type Bytes } from '@/proof/bytes'
import type { Members } from '@/proof/json'
import { formatProof, parseProof } from '@/proof/tlogProof'
import { logKey, logOf, sealed, step, witnessKey, type Sealed } from './sealedLog'

/** The receipts on which both verifiers must agree, made anew: run verdicts.test.ts with HUIYIN_WRITE_VERDICTS=1, and look at the difference. */
type Files = (string | Uint8Array)[]
const MICROS = (day: number) => Date.UTC(2026, 8, day) * 1000
const WORDS = [{ no: 4, use: 'reply', text: '不同意修理' }]
const starts = (more: object = {}) => ({ clocks: [{ s: 'promise', d: ['appeal.promise.help', MICROS(11), MICROS(20), ...Object.values(more)] }] }) as Members

async function receipts(all: Sealed[], options: Parameters<typeof logOf>[1] = { witnesses: [2] }): Promise<string[]> {
  const log = await logOf(all, options)
  return Promise.all(all.map((_, i) => log.proof(i)))
}
const one = async (payload: Members, more: Members = {}) => receipts([sealed(payload, more), sealed(step(9, 'Noted'), { caseRef: 'another' })]).then(all => all.slice(0, 1))
const some = async (...payloads: Members[]) => receipts(payloads.map(payload => sealed(payload)))
/** The receipt of a step with its words, its extra changed as text. */
async function extra(change: (text: string) => string): Promise<Files> {
  const [text] = await receipts([sealed(step(1, 'AppealReplied'), {}, WORDS), sealed(step(2, 'Noted'))])
  const proof = parseProof(text!)
  return [formatProof({ ...proof, extra: utf8(change(new TextDecoder().decode(proof.extra))) })]
}
const whole = async (change: (text: string) => string, payload = step(1, 'Noted')): Promise<Files> => (await one(payload)).map(change)
/** The first salt in it that is said to salt words, lengthened by the first sign of the words. */
const salts = (text: string) => [...text.matchAll(/"salt":"([^"]+)"/g)].map(found => found[1]!)
const lengthened = (text: string) => text.replace(salts(text).at(-1)!, toBase64(joined(fromBase64(salts(text).at(-1)!), utf8('不')))).replace('不同意修理', '同意修理')
const spoilt = (text: string, name: string) => text.replace(new RegExp(`(\u2014 ${name} .{20})(.)`), (_, before: string, sign: string) => before + (sign === 'A' ? 'B' : 'A'))

const CASES: Record<string, ['proved' | 'untrue' | 'malformed', () => Promise<Files>]> = {
  'one-step': ['proved', () => one(step(1, 'AppealRegistered', starts()))],
  'words': ['proved', () => extra(text => text)],
  'words-cut-short-under-a-longer-salt': ['malformed', () => extra(lengthened)],
  'words-changed': ['untrue', () => extra(text => text.replace('不同意修理', '同意修理'))],
  'words-of-another-number': ['untrue', () => extra(text => text.replace('"words":[{"no":4,"salt"', '"words":[{"no":5,"salt"'))],
  'words-twice': ['malformed', () => extra(text => text.replace(/,"words":\[(\{"no":4,"salt".*\})\]\}$/, ',"words":[$1,$1]}'))],
  'words-none': ['proved', () => extra(text => text.replace(/,"words":\[\{"no":4,"salt".*\}\]\}$/, '}'))],
  'words-committed-to-twice': ['untrue', async () => {
    const [text] = await receipts([sealed(step(1, 'AppealReplied'), {}, [WORDS[0]!, { ...WORDS[0]!, text: '同意' }])])
    const proof = parseProof(text!)
    return [formatProof({ ...proof, extra: utf8(new TextDecoder().decode(proof.extra).replace(/,\{"no":4,"salt"[^}]*\}\]\}$/, ']}')) })]
  }],
  'extra-with-a-space': ['malformed', () => extra(text => text.replace('{"entry"', '{ "entry"'))],
  'extra-with-a-name-twice': ['malformed', () => extra(text => text.replace('"payload":{', '"payload":{"actor":"x",'))],
  'extra-in-another-order': ['malformed', () => extra(text => text.replace(/^\{("entry":\{.*?\}),("payload":.*)\}$/, '{$2,$1}'))],
  'extra-with-half-a-sign': ['malformed', () => extra(text => text.replace('不同意修理', '\\ud83d'))],
  'extra-of-no-json': ['malformed', () => extra(text => text.slice(1))],
  'extra-nested-deeply': ['malformed', () => extra(text => `{"deep":${'['.repeat(20_000)}${']'.repeat(20_000)},${text.slice(1)}`)],
  'extra-without-payload': ['malformed', () => extra(text => text.replace('"payload"', '"payloae"'))],
  'extra-missing': ['malformed', () => whole(text => text.replace(/extra .*\n/, ''))],
  'extra-unpadded': ['malformed', async () => {
    const all = await Promise.all(['', 'a', 'ab'].map(more => one(step(1, 'Noted', { event: { is: 'Noted', more } }))))
    return [all.flat().find(text => /extra .*=\n/.test(text))!.replace(/(extra .*?)=+\n/, '$1\n')]
  }],
  'payload-changed': ['untrue', () => extra(text => text.replace('"office":7', '"office":8'))],
  'payload-of-another-salt': ['untrue', () => extra(text => text.replace(salts(text)[0]!, toBase64(new Uint8Array(32))))],
  'hash-unpadded': ['malformed', () => whole(text => text.replace(/^([A-Za-z0-9+/]{43})=$/m, '$1'))],
  'hash-with-bits-beyond': ['malformed', () => whole(text => text.replace(/^([A-Za-z0-9+/]{42})(.)=$/m, (_, before: string, sign: string) => `${before}${String.fromCharCode(sign.charCodeAt(0) + 1)}=`))],
  'hash-more': ['untrue', () => whole(text => text.replace(/^([A-Za-z0-9+/]{43}=)$/m, '$1\n$1'))],
  'hash-fewer': ['untrue', () => whole(text => text.replace(/^[A-Za-z0-9+/]{43}=\n/m, ''))],
  'index-another': ['untrue', () => whole(text => text.replace('index 0', 'index 1'))],
  'index-beyond': ['malformed', () => whole(text => text.replace('index 0', 'index 2'))],
  'index-with-a-zero': ['malformed', () => whole(text => text.replace('index 0', 'index 00'))],
  'size-another': ['untrue', () => whole(text => text.replace('\n2\n', '\n3\n'))],
  'size-of-no-log': ['malformed', () => whole(text => text.replace('\n2\n', `\n${2 ** 48 + 1}\n`))],
  'root-another': ['untrue', () => whole(text => text.replace(/(\n2\n)./, (_, before: string) => `${before}${text.split('\n2\n')[1]![0] === 'A' ? 'B' : 'A'}`))],
  'signature-wrong': ['untrue', () => whole(text => spoilt(text, 'log.example.gov.cn/district'))],
  'signature-of-a-witness-wrong': ['untrue', () => whole(text => spoilt(text, 'witness.example.edu.cn/w2'))],
  'signature-of-another-key': ['untrue', () => receipts([sealed(step(1, 'Noted'))], { keys: [3] })],
  'signature-beside-another': ['proved', () => receipts([sealed(step(1, 'Noted'))], { keys: [3, 1] })],
  'signature-of-a-strange-witness': ['proved', () => receipts([sealed(step(1, 'Noted'))], { witnesses: [5] })],
  'signature-none': ['malformed', () => whole(text => text.replace(/\u2014 [^]*$/, ''))],
  'note-with-a-tab': ['malformed', () => whole(text => text.replace('district\n2\n', 'dis\ttrict\n2\n'))],
  'note-with-a-further-line': ['untrue', () => whole(text => text.replace(/(\n2\n.*\n)\n/, '$1\ufffd\n\n'))],
  'no-utf8': ['malformed', () => whole(text => text).then(([text]) => [joined(utf8(text as string).slice(0, -3), Uint8Array.of(0xff, 10))])],
  'byte-order-mark': ['malformed', () => whole(text => `\ufeff${text}`)],
  'line-ends-of-windows': ['malformed', () => whole(text => text.replaceAll('\n', '\r\n'))],
  'nothing': ['malformed', async () => ['']],
  'day-alone': ['proved', () => one(step(1, 'Noted'), { ts: '2026-09-11' })],
  'day-alone-in-beijing': ['proved', () => one(step(1, 'Noted', { recordedAt: '2026-09-11T16:30:00Z' }), { ts: '2026-09-12' })],
  'day-another': ['untrue', () => one(step(1, 'Noted'), { ts: '2026-09-13' })],
  'day-that-is-none': ['malformed', () => one(step(1, 'Noted'), { ts: '2026-09-31' })],
  'time-that-is-none': ['malformed', () => one(step(1, 'Noted'), { ts: '2026-09-11T24:00:00Z' })],
  'time-another': ['untrue', () => one(step(1, 'Noted'), { ts: '2026-09-11T01:12:04Z' })],
  'time-after-the-witness': ['untrue', () => one(step(1, 'Noted', { recordedAt: '2026-09-21T14:23:21Z' }))],
  'time-just-after-the-witness': ['proved', () => one(step(1, 'Noted', { recordedAt: '2026-09-21T14:23:20Z' }))],
  'entry-late': ['proved', () => one(step(1, 'Noted'), { late: true })],
  'entry-not-late': ['malformed', () => one(step(1, 'Noted'), { late: false })],
  'entry-of-another-version': ['malformed', () => one(step(1, 'Noted'), { v: 2 })],
  'entry-of-another-kind': ['malformed', () => one(step(1, 'Noted'), { kind: 'person' })],
  'entry-with-more': ['malformed', () => one(step(1, 'Noted'), { name: 'x' })],
  'entry-of-another-number': ['untrue', () => one(step(1, 'Noted'), { seq: 2 })],
  'entry-of-number-zero': ['malformed', () => one(step(0, 'Noted'))],
  'entry-of-a-number-too-large': ['malformed', () => one(step(1, 'Noted'), { seq: 2 ** 31 })],
  'payload-without-version': ['malformed', () => one(step(1, 'Noted', { v: null }))],
  'payload-by-nobody': ['malformed', () => one(step(1, 'Noted', { by: 'ghost' }))],
  'payload-office-null': ['proved', () => one(step(1, 'Noted', { office: null, by: 'resident' }))],
  'payload-office-half': ['malformed', () => one(step(1, 'Noted', { office: 1.5 }))],
  'payload-office-large': ['malformed', () => one(step(1, 'Noted', { office: 2 ** 40 }))],
  'payload-actor-number': ['malformed', () => one(step(1, 'Noted', { actor: 1 }))],
  'payload-event-list': ['malformed', () => one(step(1, 'Noted', { event: [] }))],
  'payload-is-number': ['malformed', () => one(step(1, 'Noted', { event: { is: 1 } }))],
  'moment-that-is-none': ['malformed', () => one(step(1, 'Noted', { occurredAt: '2026-02-30T01:00:00Z' }))],
  'moment-of-midnight-as-24': ['malformed', () => one(step(1, 'Noted', { occurredAt: '2026-09-11T24:00:00Z' }))],
  'moment-of-a-leap-second': ['malformed', () => one(step(1, 'Noted', { occurredAt: '2026-06-30T23:59:60Z' }))],
  'moment-of-another-zone': ['malformed', () => one(step(1, 'Noted', { occurredAt: '2026-09-11T09:12:00+08:00' }))],
  'moment-in-small-letters': ['malformed', () => one(step(1, 'Noted', { occurredAt: '2026-09-11t01:12:00z' }))],
  'moment-null': ['proved', () => one(step(1, 'Noted', { occurredAt: null }))],
  'moment-beyond-every-calendar': ['malformed', () => one(step(1, 'Noted', { occurredAt: 2 ** 53 }))],
  'reading': ['proved', () => one({ v: 1, matter: 'WC260916-7K3M9Q', at: '2026-09-14T02:00:00Z', role: 'handler', office: 7, grade: 'identity' }, { kind: 'reading' })],
  'reading-of-another-time': ['untrue', () => one({ v: 1, matter: 'WC260916-7K3M9Q', at: '2026-09-14T02:00:00Z', role: 'handler', office: 7, grade: 'identity' }, { kind: 'reading', ts: '2026-09-14T02:00:01Z' })],
  'reading-purpose-number': ['malformed', () => one({ v: 1, matter: 'WC260916-7K3M9Q', at: '2026-09-14T02:00:00Z', role: 'handler', office: 7, grade: 'identity', purpose: 1 }, { kind: 'reading' })],
  'clock-without-end': ['malformed', () => one(step(1, 'Noted', { clocks: [{ s: 'promise' }] }))],
  'clock-with-two-ends': ['malformed', () => one(step(1, 'Noted', { clocks: [{ s: 'promise', d: ['a', 1, 2], e: 3 }] }))],
  'clock-code-number': ['malformed', () => one(step(1, 'Noted', { clocks: [{ s: 'promise', d: [1, 1, 2] }] }))],
  'clock-withdrawn-text': ['malformed', () => one(step(1, 'Noted', { clocks: [{ s: 'promise', e: 3, w: 'yes' }] }))],
  'clock-of-no-list': ['malformed', () => one(step(1, 'Noted', { clocks: {} }))],
  'clock-with-names-in-full': ['proved', () => one(step(1, 'Noted', { clocks: [{ slot: 'promise', due: { code: 'a', from: 1, at: 2 } }] }))],
  'deadline-extended': ['proved', () => some(step(1, 'AppealRegistered', starts()), step(2, 'ExtensionDecided', { clocks: [{ s: 'promise', d: ['appeal.promise.help', MICROS(11), MICROS(25), false, [{ kind: 'EXTENDED', on: MICROS(12), code: 'E01', amount: 5 }]] }] }))],
  'deadline-moved': ['untrue', () => some(step(1, 'AppealRegistered', starts()), step(2, 'Noted', { clocks: [{ s: 'promise', d: ['appeal.promise.help', MICROS(11), MICROS(25)] }] }))],
  'deadline-moved-by-a-microsecond': ['untrue', () => some(step(1, 'AppealRegistered', starts()), step(2, 'Noted', { clocks: [{ s: 'promise', d: ['appeal.promise.help', MICROS(11), MICROS(20) + 1] }] }))],
  'deadline-moved-with-a-gap': ['untrue', () => some(step(1, 'AppealRegistered', starts()), step(3, 'Noted', { clocks: [{ s: 'promise', d: ['appeal.promise.help', MICROS(11), MICROS(25)] }] }))],
  'deadline-started-over': ['untrue', () => some(step(1, 'AppealRegistered', starts()), step(2, 'Noted', { clocks: [{ s: 'promise', d: ['other', MICROS(12), MICROS(25)] }] }))],
  'deadline-started-over-with-a-gap': ['proved', () => some(step(1, 'AppealRegistered', starts()), step(3, 'Noted', { clocks: [{ s: 'promise', d: ['other', MICROS(12), MICROS(25)] }] }))],
  'deadline-of-a-holder-anew': ['proved', () => some(step(1, 'Noted', { clocks: [{ s: 'signfor', d: ['a', MICROS(11), MICROS(20)] }] }), step(2, 'CustodyMoved', { clocks: [{ s: 'signfor', d: ['a', MICROS(12), MICROS(25)] }] }))],
  'deadline-sooner': ['proved', () => some(step(1, 'AppealRegistered', starts()), step(2, 'Noted', { clocks: [{ s: 'promise', d: ['other', MICROS(11), MICROS(15)] }] }))],
  'deadline-settled-by-calendar': ['proved', () => some(step(1, 'AppealRegistered', starts({ provisional: true })), step(2, 'ClockSettledByCalendar', { clocks: [{ s: 'promise', d: ['appeal.promise.help', MICROS(11), MICROS(25)] }] }))],
  'deadline-turns-taken-back': ['untrue', () => some(step(1, 'Noted', { clocks: [{ s: 'promise', d: ['a', 1, 9, false, [{ kind: 'HELD', on: 2, code: 'h' }]] }] }), step(2, 'Noted', { clocks: [{ s: 'promise', d: ['a', 1, 9, false, [{ kind: 'HELD', on: 3, code: 'h' }]] }] }))],
  'deadline-extended-to-earlier': ['untrue', () => some(step(1, 'Noted', { clocks: [{ s: 'promise', d: ['a', 1, 9] }] }), step(2, 'Noted', { clocks: [{ s: 'promise', d: ['a', 1, 8, false, [{ kind: 'EXTENDED', on: 2 }]] }] }))],
  'deadline-beyond-its-cap': ['untrue', () => one(step(1, 'Noted', { clocks: [{ s: 'promise', d: ['a', 1, 9, false, [{ kind: 'CAPPED', on: 8 }]] }] }))],
  'deadline-withdrawn-and-later': ['untrue', () => some(step(1, 'Noted', { clocks: [{ s: 'promise', d: ['a', 1, 9] }] }), step(2, 'Noted', { clocks: [{ s: 'promise', e: 2, w: true }, { s: 'promise', d: ['a', 1, 20] }] }))],
  'same-receipt-twice': ['proved', async () => { const [text] = await one(step(1, 'Noted')); return [text!, text!] }],
  'same-step-sealed-again': ['proved', () => some(step(1, 'Noted'), step(1, 'Noted'))],
  'two-versions-of-a-step': ['untrue', () => some(step(1, 'Noted'), step(1, 'AppealReplied'))],
  'two-names-of-a-matter': ['untrue', () => some(step(1, 'Noted'), step(2, 'Noted', { matter: 'WC260916-AAAAAA' }))],
  'two-roots-of-one-size': ['untrue', async () => [...await some(step(1, 'Noted')), ...await some(step(2, 'Noted'))]],
  'two-entries-at-one-place': ['untrue', async () => [...await some(step(1, 'Noted'), step(2, 'Noted')), ...(await some(step(3, 'Noted'), step(4, 'Noted'), step(5, 'Noted'))).slice(0, 1)]],
}

export async function writeVerdicts(folder: URL) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('keys.txt', folder), `${(await logKey(1)).verifier.written}\n${(await witnessKey(2)).verifier.written}\n`)
  writeFileSync(new URL('expected.txt', folder), Object.entries(CASES).map(([name, [what]]) => `${name} ${what}\n`).join(''))
  for (const [name, [, make]] of Object.entries(CASES)) {
    mkdirSync(new URL(`${name}/`, folder))
    for (const [i, file] of (await make()).entries()) writeFileSync(new URL(`${name}/${i + 1}.tlog-proof`, folder), file as string | Bytes)
  }
}
