import 'fake-indexeddb/auto'
import { Blob as Cloned } from 'node:buffer'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { emptyForm } from './appealForm'
import { store } from './draftStore'
import { drop, outbox, parcelOf, parcels, pickUp, seen, submitted, takeBack } from './outbox'
import { deliver } from './postman'
import { useDraft } from './useDraft'

/** What the unit tests' IndexedDB gives back of a blob has no slices. */
vi.mock('@/shared/pieces', async (real) => {
  const ours = await real<typeof import('@/shared/pieces')>()
  return { ...ours, sendInPieces: (_: Blob, ...more: [string, object]) => ours.sendInPieces(new Blob(['x']), ...more) }
})

/** A server that keeps what it registered under its key, as ours does; `fail` says what goes wrong on the way. */
function server() {
  const registered = new Map<string, string>()
  const uploads: string[] = []
  const state = { fail: (_path: string): Response | 'lost' | undefined => undefined, before: async (_path: string): Promise<void> => undefined, registered, uploads, words: 0, arrived: new Set<string>() }
  const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
  vi.stubGlobal('fetch', async (path: string, ask: RequestInit = {}) => {
    await state.before(path)
    const fault = state.fail(path)
    if (fault instanceof Response) return fault
    if (path === '/api/uploads') uploads.push(`id-${uploads.length + 1}`)
    if (path.startsWith('/api/uploads/')) {
      if (ask.method === 'PATCH') state.arrived.add(path)
      return new Response(null, { status: 204, headers: { 'Upload-Offset': state.arrived.has(path) ? '1' : '0' } })
    }
    if (path === '/api/appeals') {
      state.words++
      const key = (ask.headers as Record<string, string>)['Idempotency-Key']!
      if ((registered.get(key) ?? ask.body) !== ask.body) return json({ code: 'command.key-reused' }, 409)
      registered.set(key, ask.body as string)
      if (fault === 'lost') throw new TypeError('the answer was lost')
      return json({ number: `QX-${[...registered.keys()].indexOf(key) + 1}`, code: 'abcd-efgh' }, 201)
    }
    if (fault === 'lost') throw new TypeError('the network was lost')
    return path === '/api/session' ? json({ district: { name: {} } }) : json({ id: uploads.at(-1) }, 201)
  })
  return state
}

const photo = () => ({ id: 'p1', name: 'a.png', blob: new Cloned(['x']) as Blob }) // jsdom's own cannot be stored
const put = (key = 'k1', photos = [photo()]) => submitted(parcelOf(key, { ...emptyForm(), text: '路灯不亮了', contactKind: 'anonymous' }, photos, 'zh'))
const only = async () => (await parcels())[0]!
const once = <T>(path: string, fault: T) => {
  let left = 1
  return (asked: string) => (asked === path && left-- > 0 ? fault : undefined)
}
const refusal = (code: string, status = 400) => new Response(JSON.stringify({ code, status }), { status })

beforeEach(async () => { await Promise.all([store.outbox.clear(), store.drafts.clear()]) })
afterEach(() => vi.unstubAllGlobals())

describe('the outbox', () => {
  test('sends photos, then words; what was sent stays with its code until it is seen', async () => {
    const there = server()
    await put()
    await deliver(outbox, true)
    expect(await only()).toMatchObject({ state: 'sent', registered: { number: 'QX-1', code: 'abcd-efgh' }, photos: [] })
    expect(JSON.parse(there.registered.get('k1')!)).toMatchObject({ text: '路灯不亮了', attachments: ['id-1'] })
    await deliver(outbox, true)
    expect(there.words).toBe(1)
    await seen('QX-1')
    expect(await parcels()).toEqual([])
  })
  test('asks again under the same key when the answer was lost, and there is one appeal', async () => {
    const there = server()
    there.fail = once('/api/appeals', 'lost')
    await put()
    await deliver(outbox, true)
    expect(await only()).toMatchObject({ state: 'waiting', left: true, tries: 1 })
    expect(await takeBack('k1')).toBe('gone') // it may be there: other words would be a second appeal
    store.close() // the browser ends and begins again
    await store.open()
    await deliver(outbox, true)
    expect([(await only()).registered?.number, there.words, there.registered.size, there.uploads]).toEqual(['QX-1', 2, 1, ['id-1']])
  })
  test.each([['with', true], ['without', false]])('two tabs that send at once register one appeal, %s locks', async (_, locks) => {
    const there = server()
    if (locks) {
      let last = Promise.resolve()
      vi.stubGlobal('navigator', { onLine: true, locks: { request: (_name: string, work: () => Promise<void>) => (last = last.then(work)) } })
    }
    await put()
    await Promise.all([deliver(outbox, true), deliver(outbox, true)])
    expect([there.registered.size, (await only()).state]).toEqual([1, 'sent'])
    if (locks) expect([there.words, there.uploads.length]).toEqual([1, 1])
  })
  test('without locks, a tab whose photo arrives late says the same as the one before', async () => {
    const there = server()
    let photos = 0
    there.before = async (path) => { if (path === '/api/uploads' && ++photos === 2) await vi.waitFor(() => expect(there.words).toBe(1)) }
    there.fail = once('/api/appeals', 'lost')
    await put()
    await Promise.all([deliver(outbox, true), deliver(outbox, true)])
    expect([there.registered.size, there.words, (await only()).state]).toEqual([1, 2, 'sent'])
  })
  test('a device that has no room says so, and keeps the words without the photos', async () => {
    const real = store.drafts.put.bind(store.drafts)
    vi.spyOn(store.drafts, 'put').mockImplementation(draft => (draft.photos.length ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : real(draft)) as ReturnType<typeof real>)
    const draft = useDraft()
    await draft.open()
    draft.form.text = '路灯不亮了'
    draft.photos.value = [photo()]
    await vi.waitFor(() => expect(draft.unkept.value).toBe('photos'))
    expect([(await pickUp())!.form.text, draft.savedAt.value]).toEqual(['路灯不亮了', undefined])
    vi.restoreAllMocks()
  })
  test('the same draft submitted in two tabs is one parcel; other words are another', async () => {
    expect([await put(), await put()]).toEqual(['k1', 'k1'])
    const other = await submitted(parcelOf('k1', { ...emptyForm(), text: '还有一件事情' }, [], 'zh'))
    expect(other).not.toBe('k1')
    expect(await parcels()).toHaveLength(2)
  })
  test('a refusal brings the draft back with its message, for a new command', async () => {
    const there = server()
    there.fail = once('/api/appeals', refusal('appeal.text-too-short'))
    await put()
    await deliver(outbox, true)
    expect(await only()).toMatchObject({ state: 'refused', refused: { problem: { code: 'appeal.text-too-short' } } })
    const draft = (await pickUp())!
    expect([draft.form.text, draft.refused?.problem.code, draft.photos.length, draft.key === 'k1', await parcels()]).toEqual(['路灯不亮了', 'appeal.text-too-short', 1, false, []])
  })
  test('never comes back over another draft', async () => {
    await put()
    await store.drafts.put({ id: 'current', key: 'k2', step: 1, form: { ...emptyForm(), text: '另一件' }, photos: [], savedAt: 0 })
    expect(await takeBack('k1')).toBe('writing')
    expect((await pickUp())!.form.text).toBe('另一件')
  })
  test.each([
    ['a fault', new Response('{}', { status: 500 })], ['too many', refusal('request.too-many', 429)], ['a stale cookie', refusal('request.csrf', 403)],
    ['a page of something in between', new Response('<html>', { status: 200 })], ['a refusal of something in between', new Response('<html>', { status: 403 })],
  ])('keeps it and tries later after %s', async (_, answer) => {
    const there = server()
    there.fail = once('/api/appeals', answer)
    await put()
    await deliver(outbox, true)
    expect(await only()).toMatchObject({ state: 'waiting', tries: 1 })
    await deliver(outbox) // its pause is not over
    expect((await only()).tries).toBe(1)
    await deliver(outbox, true)
    expect((await only()).state).toBe('sent')
  })
  test('words do not leave while another than our server answers', async () => {
    const there = server()
    there.fail = path => (path === '/api/session' ? new Response('<html>sign in to the hotel</html>', { status: 200 }) : undefined)
    await put()
    await deliver(outbox, true)
    expect([await only(), there.words]).toMatchObject([{ left: false, state: 'waiting' }, 0])
    expect(await takeBack('k1')).toBe('taken')
  })
  test('photos the server no longer keeps are sent anew', async () => {
    const there = server()
    there.fail = once('/api/appeals', refusal('attachment.gone'))
    await put()
    await deliver(outbox, true)
    expect((await only()).left).toBe(true) // an earlier try may have registered it
    await deliver(outbox, true)
    expect([JSON.parse(there.registered.get('k1')!).attachments, (await only()).state]).toEqual([['id-2'], 'sent'])
  })
  test('a photo that is refused comes back by its name', async () => {
    const there = server()
    there.fail = once('/api/uploads/id-1', refusal('attachment.type-not-taken'))
    await put()
    await deliver(outbox, true)
    expect(await only()).toMatchObject({ state: 'refused', refused: { photo: 'a.png' } })
    await drop('k1')
    expect([await parcels(), there.words]).toEqual([[], 0])
  })
  test('a photo whose way broke off goes on where it was, in another page too', async () => {
    const there = server()
    there.fail = once('/api/uploads/id-1', new Response('{}', { status: 502 }))
    await put()
    await deliver(outbox, true)
    expect(await only()).toMatchObject({ state: 'waiting', photos: [{ coming: 'id-1' }] })
    store.close()
    await store.open()
    await deliver(outbox, true)
    expect([there.uploads, JSON.parse(there.registered.get('k1')!).attachments]).toEqual([['id-1'], ['id-1']])
  })
  test('a refusal without a code of ours is tried a few times and then told, with what was written kept', async () => {
    const there = server()
    there.fail = path => (path === '/api/appeals' ? new Response('<html>403</html>', { status: 403 }) : undefined)
    await put()
    for (let n = 0; n < 5; n++) await deliver(outbox, true)
    expect(await only()).toMatchObject({ state: 'refused', left: false, refused: { problem: { code: 'refused-on-the-way', status: 403 } } })
    expect((await pickUp())!.form.text).toBe('路灯不亮了')
  })
  test('when too much came from this network it waits as long as it is told, and says why', async () => {
    const there = server()
    const full = { code: 'upload.too-much', status: 429, detail: '请过 40 分钟再传', facts: { retryAfterSeconds: 2400 } }
    there.fail = once('/api/uploads', new Response(JSON.stringify(full), { status: 429 }))
    await put()
    await deliver(outbox, true)
    expect(await only()).toMatchObject({ state: 'waiting', left: false, why: { code: 'upload.too-much' } })
    expect((await only()).nextAt).toBeGreaterThan(Date.now() + 2_300_000)
    await deliver(outbox, true)
    expect((await only()).why).toBeUndefined()
  })
  test('what is too large for something in between ends at once, with words', async () => {
    const there = server()
    there.fail = path => (path === '/api/uploads/id-1' ? new Response('<html>413</html>', { status: 413 }) : undefined)
    await put()
    await deliver(outbox, true)
    expect(await only()).toMatchObject({ state: 'refused', refused: { photo: 'a.png', problem: { code: 'too-large-on-the-way' } } })
  })
  test('what was cancelled while its photos were on their way does not leave', async () => {
    const there = server()
    await put()
    there.fail = (path) => {
      if (path === '/api/uploads') void drop('k1')
      return undefined
    }
    await deliver(outbox, true)
    expect(there.words).toBe(0)
  })
})
