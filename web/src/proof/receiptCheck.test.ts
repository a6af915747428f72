import { afterEach, expect, test, vi } from 'vitest'
import { mount } from '@vue/test-utils'
import { logKey, logOf, ORIGIN, sealed, step, witnessKey } from '../../test/sealedLog'
import { Malformed, Untrue } from './bytes'
import { forgetLog, keptLog } from './kept'
import { Away, follow } from './logHere'
import { fingerprintOf } from './note'
import { prove } from './receipt'
import { checkReceipt } from './receiptCheck'
import ReceiptWitnesses from './ReceiptWitnesses.vue'
import { believe, trustOf } from './trust'
import type { PageShown, Proofs } from './types'
import { believeWitnesses, forgetWitness, shownWitnesses } from './witnesses'

const NUMBER = 'WC260916-7K3M9Q'
const OFFICE = { id: 7, code: 'housing', level: 'department', name: { zh: '住建局', en: 'Housing' }, short: { zh: '住建', en: 'Housing' }, parent: null }
const EVENTS = () => [
  sealed(step(1, 'AppealRegistered', { by: 'resident', clocks: [{ s: 'promise', d: ['appeal.promise.help', 1789518600000000, 1790330400000000] }] }), {}, [{ no: 0, use: 'title', text: '路灯' }, { no: 1, use: 'text', text: '路灯坏了' }]),
  sealed(step(2, 'CustodyMoved', { spine: { is: 'CustodyMoved', to: 7, from: 2 } })),
  sealed(step(3, 'AppealReplied', { clocks: [{ s: 'promise', e: 1789600000000000 }] }), {}, [{ no: 12, use: 'reply', text: '修好了' }]),
]
const READING = sealed({ v: 1, matter: NUMBER, at: '2026-09-14T02:00:00Z', role: 'handler', office: 7, grade: 'identity' }, { kind: 'reading' })
const FILE = sealed({ v: 1, matter: NUMBER, file: 'f1', use: 'appeal', mediaType: 'image/jpeg', bytes: 3, address: 'ab', addedAt: '2026-09-11T01:12:00Z' }, { kind: 'file', ts: '2026-09-11T01:12:00Z' })
const item = (revision: number, kind: string) => ({ revision, kind, at: `2026-09-${10 + revision}T01:12:00Z` })
const page = (more: object = {}) => ({
  number: NUMBER, title: '路灯', attachments: [{ id: 'f1', mediaType: 'image/jpeg', bytes: 3 }], revision: 3, timeline: [item(1, 'AppealRegistered'), item(2, 'CustodyMoved'), item(3, 'AppealReplied')], text: '路灯坏了', reply: { text: '修好了' }, replies: [], holder: OFFICE,
  clocks: [{ slot: 'promise', dueAt: new Date(1790330400000).toISOString(), settledAt: new Date(1789600000000).toISOString() }], readings: [{ at: '2026-09-14T02:00:00Z', office: OFFICE, grade: 'identity' }], group: null, ...more,
}) as unknown as PageShown

async function served(seeds = [1], entries = [...EVENTS(), READING, FILE]) {
  const log = await logOf(entries, { keys: seeds })
  const keys = await Promise.all(seeds.map(async seed => (await logKey(seed)).verifier.written))
  const proofs: Proofs = {
    number: NUMBER, log: { origin: ORIGIN, size: entries.length, sealedAt: '2026-09-20T00:00:00Z', keys },
    events: await Promise.all([0, 1, 2].map(async i => ({ revision: i + 1, receipt: { index: i, proof: await log.proof(i) } }))),
    readings: [{ at: '2026-09-14T02:00:00Z', role: { zh: '承办人', en: 'handler' }, office: OFFICE as never, grade: 'identity', receipt: { index: 3, proof: await log.proof(3) } }],
    files: [{ id: 'f1', use: 'appeal', mediaType: 'image/jpeg', bytes: 3, at: '2026-09-11T01:12:00Z', receipt: { index: 4, proof: await log.proof(4) } }],
  }
  return { log, proofs, following: (trusted: Parameters<typeof follow>[0], states: Parameters<typeof follow>[1]) => follow(trusted, states, async path => log.tiles.get(path), async () => log.noteText) }
}
afterEach(() => {
  forgetLog(ORIGIN)
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('all is proved, the key and the state of the log are kept, and the next look finds them', async () => {
  const { proofs, following } = await served()
  const first = await checkReceipt(proofs, page(), following)
  expect(first).toMatchObject({ state: 'proved', page: [], trust: { first: true }, log: { now: { size: 5 } } })
  expect(first.records.map(one => one.state)).toEqual(['proved', 'proved', 'proved', 'proved', 'proved'])
  expect(await checkReceipt(proofs, page(), following)).toMatchObject({ state: 'proved', trust: { first: false }, log: { before: { size: 5 } } })
})
test.each<[string, object, string]>([
  ['another number', { number: 'WC260916-222222' }, 'number'], ['a step more than is proved', { revision: 4 }, 'missing'], ['another step', { timeline: [item(2, 'SignedFor')] }, 'step'],
  ['another time', { timeline: [{ ...item(2, 'CustodyMoved'), at: '2026-09-19T01:12:00Z' }] }, 'time'], ['other words', { text: '路灯好了' }, 'text'], ['another reply', { reply: { text: '没修' } }, 'reply'],
  ['another holder', { holder: { ...OFFICE, id: 8 } }, 'holder'], ['another deadline', { clocks: [{ slot: 'promise', dueAt: '2026-10-20T00:00:00Z', settledAt: new Date(1789600000000).toISOString() }] }, 'deadline'],
  ['a reading less', { readings: [] }, 'reading'], ['another title', { title: '没有的事' }, 'title'], ['a file of another length', { attachments: [{ id: 'f1', mediaType: 'image/jpeg', bytes: 4 }] }, 'file'],
  ['a file that nothing proves', { reply: { text: '修好了', attachments: [{ id: 'f2', mediaType: 'image/jpeg', bytes: 3 }] } }, 'file'],
])('a page that shows %s is called wrong', async (_, more, what) => {
  const { proofs, following } = await served()
  expect(await checkReceipt(proofs, page(more), following)).toMatchObject({ state: 'wrong', page: [{ what }] })
})
test('what waits is no fault, what the server itself cannot prove is', async () => {
  const { proofs, following } = await served()
  const lacking = (why: 'waiting' | 'tonight' | 'changed') => ({ ...proofs, events: [...proofs.events.slice(0, 2), { revision: 3, receipt: { lacking: why } }] })
  expect((await checkReceipt(lacking('waiting'), page({ reply: null }), following)).state).toBe('waiting')
  expect((await checkReceipt(lacking('tonight'), page({ reply: null }), following)).records[2]!.state).toBe('tonight')
  expect((await checkReceipt(lacking('changed'), page({ reply: null }), following)).records[2]).toMatchObject({ state: 'wrong', why: 'changed-there' })
  expect((await checkReceipt({ number: NUMBER, events: [], readings: [], files: [] }, page({ revision: 0, attachments: [] }), following)).state).toBe('none')
})
test('a log that forgot, changed or cannot be reached: the first two are wrong, the last says nothing', async () => {
  const { proofs, following } = await served()
  await checkReceipt(proofs, page(), following)
  const shorter = await logOf(EVENTS())
  const with_ = (log: typeof shorter) => (trusted: Parameters<typeof follow>[0], states: Parameters<typeof follow>[1]) => follow(trusted, states, async path => log.tiles.get(path), async () => log.noteText)
  expect(await checkReceipt(proofs, page(), with_(shorter))).toMatchObject({ state: 'wrong', logWrong: 'back' })
  const other = await logOf([...EVENTS().reverse(), READING, READING])
  expect(await checkReceipt(proofs, page(), with_(other))).toMatchObject({ state: 'wrong', logWrong: 'forked' })
  expect(await checkReceipt(proofs, page(), async () => { throw new Away() })).toMatchObject({ state: 'proved', trust: { first: false } })
})
test('a new key, beside the old one or in its place, counts once the reader has compared it', async () => {
  const before = await served([1])
  await checkReceipt(before.proofs, page(), before.following)
  const beside = await served([2, 1])
  expect(await checkReceipt(beside.proofs, page(), beside.following)).toMatchObject({ state: 'proved', trust: { first: false, changed: undefined } })
  const after = await served([2])
  expect(await checkReceipt(after.proofs, page(), after.following), 'whoever serves an old note can sign beside it').toMatchObject({ state: 'wrong', trust: { changed: { written: (await logKey(2)).verifier.written } } })
  const told = (await checkReceipt(beside.proofs, page(), beside.following)).trust!.beside!
  await believe(ORIGIN, told.written)
  expect(await checkReceipt(after.proofs, page(), after.following)).toMatchObject({ state: 'proved' })
  const alien = await served([3])
  const refused = await checkReceipt(alien.proofs, page(), alien.following)
  expect(refused).toMatchObject({ state: 'wrong', trust: { changed: { written: (await logKey(3)).verifier.written } } })
  expect(refused.records.every(one => one.why === 'unsigned')).toBe(true)
  await believe(ORIGIN, (await logKey(3)).verifier.written)
  expect((await trustOf(alien.log.noteText, [])).keys).toHaveLength(3)
  expect(keptLog(ORIGIN).keys.filter(one => one.compared)).toHaveLength(2)
  await expect(believe('other.example/log', (await logKey(3)).verifier.written)).rejects.toThrow()
})
test('a deadline that moved without a reason is wrong on the receipt’s page too', async () => {
  const moved = EVENTS().slice(0, 2).concat(sealed(step(3, 'AppealReplied', { clocks: [{ s: 'promise', d: ['appeal.promise.help', 1789518600000000, 1791000000000000] }] }), {}, [{ no: 12, use: 'reply', text: '修好了' }]), READING, FILE)
  const { proofs, following } = await served([1], moved)
  const shown = page({ clocks: [{ slot: 'promise', dueAt: new Date(1791000000000).toISOString(), settledAt: null }] })
  expect(await checkReceipt(proofs, shown, following)).toMatchObject({ state: 'wrong', page: [], moved: ['event-3'] })
})
test('a witness counts once its key was given, and says by when it was recorded', async () => {
  const log = await logOf([...EVENTS(), READING], { witnesses: [2] })
  const proofs = { ...(await served()).proofs, events: [{ revision: 1, receipt: { index: 0, proof: await log.proof(0) } }], readings: [] }
  const seen = async () => (await checkReceipt(proofs, page(), async () => { throw new Away() })).records[0]!.proved?.witnesses
  const key = (await witnessKey(2)).verifier.written
  expect(await seen()).toEqual([])
  for (const wrong of ['', '# nothing', key.replace('+BI', '+BJ'), `${key}\n${(await logKey(1)).verifier.written}`]) await expect(believeWitnesses(wrong), wrong).rejects.toThrow(Malformed)
  await believeWitnesses(`# a court\n\n  ${key} \n${key}\n`)
  expect(await shownWitnesses()).toMatchObject([{ name: 'witness.example.edu.cn/w2', written: key }])
  expect(await seen()).toEqual([{ name: 'witness.example.edu.cn/w2', at: '2026-09-21T14:13:20.000Z' }])
  forgetWitness(key)
  expect(await seen()).toEqual([])
})
test('the witnesses that the server names are told as the server’s word, with fingerprints and what their keys say of this proof', async () => {
  const log = await logOf(EVENTS(), { witnesses: [2] })
  const verdict = await prove('1', await log.proof(0), { logs: [(await logKey()).verifier] })
  const keys = await Promise.all([2, 3].map(async seed => (await witnessKey(seed)).verifier.written))
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ witnesses: keys.map(key => ({ name: key.split('+')[0], key, answers: true })) })))
  const shown = mount(ReceiptWitnesses, { props: { proved: verdict.ok ? verdict.proved : undefined as never }, global: { stubs: { RouterLink: true } } })
  await vi.waitFor(() => expect(shown.findAll('li')).toHaveLength(2))
  expect(shown.text()).toContain('证明不了服务器自己')
  expect(shown.text()).toContain(await fingerprintOf(keys[0]!))
  expect(shown.findAll('li').map(one => one.text().includes('它没有签过'))).toEqual([false, true])
})
test('a device that keeps nothing still checks', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => { throw new Error('full') })
  const { proofs, following } = await served()
  expect((await checkReceipt(proofs, page(), following)).state).toBe('proved')
})
test('a page whose proofs are signed wrongly says so and breaks nothing', async () => {
  const { proofs, following } = await served()
  const spoilt = { ...proofs, events: proofs.events.map(one => ({ ...one, receipt: { ...one.receipt, proof: one.receipt.proof!.replace('\n5\n', '\n6\n') } })) }
  expect(await checkReceipt(spoilt, page(), following)).toMatchObject({ state: 'wrong', records: [{ why: 'signature' }, { why: 'signature' }, { why: 'signature' }, { state: 'proved' }, { state: 'proved' }] })
  expect(await prove('x', 'nonsense', { logs: [] })).toMatchObject({ fault: { why: 'malformed' } })
  expect(new Untrue('back', 'x')).toBeInstanceOf(Error)
})
