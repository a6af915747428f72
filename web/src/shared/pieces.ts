import { exchange, type Answer, type Problem } from './http'

/** A file goes to the server in pieces of this size, so that a broken connection costs one of them at most. */
export const PIECE = 512 * 1024
const SLOWEST = 120_000
const MOST_TURNS = 5
const LOST: Problem = { code: 'network', status: 0 }
const TUS = { 'Tus-Resumable': '1.0.0' }

interface Sending {
  /** An upload begun before, perhaps by another page. */
  id?: string
  signal?: AbortSignal
  /** Told the id before the first piece leaves; answers with it, or with another that was begun in the meantime. */
  begun?: (id: string) => Promise<string | undefined> | string
  progress?: (bytes: number) => unknown
}

/** Sends what the server does not have yet (tus 1.0.0); its answer is the id by which an appeal or a reply names the file. */
export async function sendInPieces(file: Blob, name: string, { id, signal, begun, progress }: Sending = {}): Promise<Answer<string>> {
  let at: number | undefined
  for (let turns = 0; turns < MOST_TURNS;) {
    if (id === undefined) {
      const answer = await begin(file, name, signal)
      if (!answer.ok) return answer
      id = await begun?.(answer.value) ?? answer.value
      at = id === answer.value ? 0 : undefined
    }
    const asked: string = id
    if (at === undefined) {
      const there = await offset('HEAD', asked, undefined, {}, signal)
      if (!there.ok && (there.problem.status === 404 || there.problem.status === 410)) {
        id = undefined // it ran out; the file is here still
        turns++
        continue
      }
      if (!there.ok) return there
      at = there.value
    }
    await progress?.(at)
    if (signal?.aborted) return { ok: false, problem: { code: 'aborted', status: 0 } }
    if (at >= file.size) return { ok: true, value: asked }
    const sent = await offset('PATCH', asked, file.slice(at, at + PIECE), { 'Upload-Offset': String(at), 'Content-Type': 'application/offset+octet-stream' }, signal)
    if (sent.ok && sent.value > at) at = sent.value
    else if (sent.ok || sent.problem.status === 409 || sent.problem.status === 404) {
      at = undefined // another was there first, or an answer was lost
      turns++
    } else return sent
  }
  return { ok: false, problem: LOST }
}

/** What was sent is not wanted any more; when the server does not hear of it, it forgets by itself. */
export async function cancelUpload(id: string) {
  await exchange('DELETE', address(id), undefined, { extra: TUS })
}

async function begin(file: Blob, name: string, signal?: AbortSignal): Promise<Answer<string>> {
  const extra = { ...TUS, 'Upload-Length': String(file.size), 'Upload-Metadata': `filename ${base64(name)}` }
  const answer = await within(signal, limit => exchange<{ id?: string }>('POST', '/api/uploads', undefined, { extra, signal: limit }))
  if (!answer.ok) return answer
  return answer.value.body?.id ? { ok: true, value: answer.value.body.id } : { ok: false, problem: LOST }
}

/** How much the server has; whatever answers without saying so is not our server. */
async function offset(method: string, id: string, body: Blob | undefined, extra: Record<string, string>, signal?: AbortSignal): Promise<Answer<number>> {
  const answer = await within(signal, limit => exchange(method, address(id), body, { extra: { ...TUS, ...extra }, signal: limit }))
  if (!answer.ok) return answer
  const said = answer.value.headers.get('Upload-Offset')
  return said === null ? { ok: false, problem: LOST } : { ok: true, value: Number(said) }
}

/** A piece that takes too long is a lost one; what the caller breaks off is broken off. */
async function within<T>(signal: AbortSignal | undefined, ask: (limit: AbortSignal) => Promise<Answer<T>>): Promise<Answer<T>> {
  const control = new AbortController()
  const stop = () => control.abort()
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop)
  const timer = setTimeout(stop, SLOWEST)
  const answer = await ask(control.signal)
  clearTimeout(timer)
  signal?.removeEventListener('abort', stop)
  return !answer.ok && answer.problem.code === 'aborted' && !signal?.aborted ? { ok: false, problem: LOST } : answer
}

const address = (id: string) => `/api/uploads/${encodeURIComponent(id)}`

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
