import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cancelUpload, PIECE, sendInPieces } from './pieces'
import { useUploads, type Upload } from './useUploads'

vi.mock('./files', async real => ({ ...await real<typeof import('./files')>(), fileFault: async () => undefined }))
vi.mock('vue', async real => ({ ...await real<typeof import('vue')>(), onBeforeUnmount: () => undefined }))

/** A server that keeps what it was sent, as ours does; `before` breaks the way to it. */
function server() {
  const kept = new Map<string, { length: number, received: number, name: string }>()
  const asked: string[] = []
  const there = { kept, asked, before: (_method: string, _n: number): Response | 'lost' | 'answer-lost' | undefined => undefined }
  vi.stubGlobal('fetch', async (path: string, ask: RequestInit = {}) => {
    if (path === '/api/session') return new Response('{}')
    if (ask.signal?.aborted) throw new DOMException('', 'AbortError')
    const method = ask.method!
    asked.push(method)
    const fault = there.before(method, asked.filter(one => one === method).length)
    if (fault instanceof Response) return fault
    if (fault === 'lost') throw new TypeError('lost')
    const answer = serve(method, path, ask)
    if (fault === 'answer-lost') throw new TypeError('lost')
    return answer
  })
  function serve(method: string, path: string, ask: RequestInit): Response {
    const said = ask.headers as Record<string, string>
    expect(said['Tus-Resumable']).toBe('1.0.0')
    if (method === 'POST') {
      const id = `u${kept.size + 1}`
      const name = new TextDecoder().decode(Uint8Array.from(atob(said['Upload-Metadata']!.split(' ')[1]!), sign => sign.charCodeAt(0)))
      kept.set(id, { length: Number(said['Upload-Length']), received: 0, name })
      return new Response(JSON.stringify({ id }), { status: 201 })
    }
    const one = kept.get(path.split('/').at(-1)!)
    if (!one) return new Response(JSON.stringify({ code: 'upload.unknown', status: 404 }), { status: 404 })
    if (method === 'DELETE') kept.delete(path.split('/').at(-1)!)
    if (method === 'PATCH') {
      expect(said['Content-Type']).toBe('application/offset+octet-stream')
      if (Number(said['Upload-Offset']) !== one.received) return new Response(JSON.stringify({ code: 'upload.elsewhere', status: 409 }), { status: 409 })
      one.received += (ask.body as Blob).size
    }
    return new Response(null, { status: 204, headers: { 'Upload-Offset': String(one.received) } })
  }
  return there
}

const file = (bytes: number) => new Blob([new Uint8Array(bytes)])
const named = (bytes: number) => new File([file(bytes)], '说明.pdf', { type: 'application/pdf' })
const LONG = PIECE * 2 + 100

beforeEach(() => { document.cookie = 'XSRF-TOKEN=t' })
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('goes in pieces, under its name, and says how far it is', async () => {
  const there = server()
  const told: number[] = []
  expect(await sendInPieces(file(LONG), '人民桥.jpg', { progress: bytes => told.push(bytes) })).toEqual({ ok: true, value: 'u1' })
  expect(there.kept.get('u1')).toEqual({ length: LONG, received: LONG, name: '人民桥.jpg' })
  expect([told, there.asked]).toEqual([[0, PIECE, PIECE * 2, LONG], ['POST', 'PATCH', 'PATCH', 'PATCH']])
})

test('after a lost network it asks how much is there and sends only the rest', async () => {
  const there = server()
  there.before = (method, n) => (method === 'PATCH' && n === 2 ? 'lost' : undefined)
  let id: string | undefined
  const first = await sendInPieces(file(LONG), 'a', { begun: given => (id = given) })
  expect(first).toMatchObject({ ok: false, problem: { code: 'network' } })
  there.asked.length = 0
  there.before = () => undefined
  expect(await sendInPieces(file(LONG), 'a', { id })).toEqual({ ok: true, value: 'u1' })
  expect(there.asked).toEqual(['HEAD', 'PATCH', 'PATCH'])
  expect(there.kept.get('u1')?.received).toBe(LONG)
})

test('a piece whose answer was lost is not sent twice', async () => {
  const there = server()
  there.before = (method, n) => (method === 'PATCH' && n === 3 ? 'answer-lost' : undefined)
  await sendInPieces(file(LONG), 'a')
  expect(await sendInPieces(file(LONG), 'a', { id: 'u1' })).toEqual({ ok: true, value: 'u1' })
  expect(there.asked.filter(one => one === 'PATCH')).toHaveLength(3)
})

test('what another sends at the same time is taken up, and what ran out begins anew', async () => {
  const there = server()
  there.before = (method, n) => {
    if (method === 'PATCH' && n === 1) there.kept.get('u1')!.received = PIECE
    return undefined
  }
  expect(await sendInPieces(file(LONG), 'a')).toEqual({ ok: true, value: 'u1' })
  expect(await sendInPieces(file(10), 'a', { id: 'gone' })).toEqual({ ok: true, value: 'u2' })
})

test('a refusal is told, and a page of something in between is a lost network', async () => {
  const there = server()
  there.before = method => (method === 'PATCH' ? new Response(JSON.stringify({ code: 'attachment.type-not-taken', status: 400 }), { status: 400 }) : undefined)
  expect(await sendInPieces(file(10), 'a')).toMatchObject({ ok: false, problem: { code: 'attachment.type-not-taken' } })
  there.before = method => (method === 'PATCH' ? new Response('<html>', { status: 200 }) : undefined)
  expect(await sendInPieces(file(10), 'a')).toMatchObject({ ok: false, problem: { code: 'network' } })
})

test('what is broken off stops, and is cancelled at the server', async () => {
  const there = server()
  const stop = new AbortController()
  there.before = (method, n) => {
    if (method === 'PATCH' && n === 1) stop.abort()
    return undefined
  }
  expect(await sendInPieces(file(LONG), 'a', { signal: stop.signal })).toMatchObject({ ok: false, problem: { code: 'aborted' } })
  await cancelUpload('u1')
  expect([...there.kept.keys()]).toEqual([])
})

test('on the desk a file goes on by itself when the network returns, and one taken off does not', async () => {
  const there = server()
  let off = true
  there.before = (method, n) => (method === 'PATCH' && n > 1 && off ? 'lost' : undefined)
  const { all, busy, add, drop } = useUploads(() => { throw new Error('refused') })
  const done = add([named(LONG)])
  await vi.waitFor(() => expect(all[0]?.state).toBe('waiting'))
  expect([all[0]!.share, busy.value]).toEqual([49, true])
  off = false
  window.dispatchEvent(new Event('online'))
  await done
  expect([all[0]!.state, all[0]!.share, all[0]!.id, busy.value]).toEqual(['sent', 100, 'u1', false])
  off = true
  const other = add([named(LONG)])
  await vi.waitFor(() => expect(all[1]?.state).toBe('waiting'))
  drop(all[1] as Upload)
  await other
  await vi.waitFor(() => expect(there.kept.has('u2')).toBe(false))
  expect(all.map(one => one.id)).toEqual(['u1'])
})

test('all that were chosen are shown at once, and what is taken off before its turn is never sent', async () => {
  const there = server()
  const { all, add, drop } = useUploads(() => { throw new Error('refused') })
  const done = add([named(LONG), named(10), named(20)])
  expect(all.map(one => one.state)).toEqual(['next', 'next', 'next'])
  drop(all[1] as Upload)
  await done
  expect([...there.kept.values()].map(one => one.length)).toEqual([LONG, 20])
  expect(all.map(one => one.state)).toEqual(['sent', 'sent'])
})

test('once nobody waits any more, what had not had its turn stays here', async () => {
  const there = server()
  const { all, add, clear } = useUploads(() => { throw new Error('refused') })
  there.before = (method) => {
    if (method === 'PATCH') clear()
    return undefined
  }
  await add([named(LONG), named(10)])
  expect([[...there.kept.values()].map(one => one.length), all]).toEqual([[LONG], []])
})

test('while it waits it says why, when the server said so, and no more once the file is there', async () => {
  const there = server()
  let busy = true
  const away = { code: 'server.busy', status: 503, detail: '服务器正忙。' }
  there.before = method => (method === 'PATCH' && busy ? new Response(JSON.stringify(away), { status: 503 }) : undefined)
  const { all, add } = useUploads(() => { throw new Error('refused') })
  const done = add([named(10)])
  await vi.waitFor(() => expect(all[0]?.state).toBe('waiting'))
  expect(all[0]!.why).toMatchObject(away)
  busy = false
  window.dispatchEvent(new Event('online'))
  await done
  expect([all[0]!.state, all[0]!.why]).toEqual(['sent', undefined])
})

test('who breaks off while it is told how far it is, is heard before the next piece leaves', async () => {
  const there = server()
  const stop = new AbortController()
  const answer = await sendInPieces(file(LONG), 'a', { signal: stop.signal, progress: async (bytes) => {
    await new Promise(done => setTimeout(done))
    if (bytes === PIECE) stop.abort()
  } })
  expect([answer, there.asked]).toMatchObject([{ ok: false, problem: { code: 'aborted' } }, ['POST', 'PATCH']])
})
