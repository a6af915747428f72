/** A refusal or a fault, as application/problem+json tells it. `network` is ours: nothing came back at all. */
export interface Problem {
  code: string
  status: number
  title?: string
  detail?: string
  facts?: Record<string, unknown>
  errors?: { field: string, code: string, detail: string }[]
}

/** A refusal cannot be forgotten: the value is only there when `ok`. */
export type Answer<T> = { ok: true, value: T } | { ok: false, problem: Problem }

/** Whether the server has said yes or no; after a fault or a lost answer the same command may be sent again under its key. */
export const settled = (answer: Answer<unknown>) => answer.ok || answer.problem.status >= 400 && answer.problem.status < 500

/** Whether the same again may go another way. */
export const mayPass = ({ status }: Problem) => status < 400 || status >= 500 || [408, 423, 425, 429].includes(status)

/** @property keepalive the page is about to be left: what it sends goes on without it */
interface Ask { key?: string, receipt?: string, signal?: AbortSignal, extra?: Record<string, string>, keepalive?: boolean }

let whenSignInNeeded: (() => void) | undefined

/** The desk says here where to go when the session has ended. */
export function onSignInNeeded(go: () => void) {
  whenSignInNeeded = go
}

export const get = <T>(path: string, ask?: Ask) => send<T>('GET', path, undefined, ask)
export const post = <T>(path: string, body: unknown, ask?: Ask) => send<T>('POST', path, body, ask)
export const put = <T>(path: string, body: unknown, ask?: Ask) => send<T>('PUT', path, body, ask)
export const remove = <T>(path: string, ask?: Ask) => send<T>('DELETE', path, undefined, ask)

/** A fresh command's id: sent again with the same id, the server answers as the first time. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16)) // plain http off localhost has no randomUUID
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map(b => b.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The id of the command being tried. The same words sent again are the same command: after a fault nobody knows whether it was taken. Other words are another. */
export function commandKey() {
  let said = ''
  let key = ''
  return {
    of(what: unknown): string {
      const now = JSON.stringify(what)
      if (now !== said) [said, key] = [now, newKey()]
      return key
    },
    forget: () => { said = '' }, // it was answered: even the same words are a new command
  }
}

export async function send<T>(method: string, path: string, body?: unknown, ask: Ask = {}): Promise<Answer<T>> {
  const answer = await exchange<T>(method, path, body, ask)
  return answer.ok ? { ok: true, value: answer.value.body } : answer
}

/** As {@link send}, for who reads the answer's headers too. */
export async function exchange<T>(method: string, path: string, body?: unknown, ask: Ask = {}): Promise<Answer<{ body: T, headers: Headers }>> {
  try {
    if (method !== 'GET' && !await crossSiteToken()) await fetch('/api/session', { credentials: 'same-origin' })
    const response = await fetch(path, {
      method,
      headers: await headers(method, body, ask),
      body: body === undefined || isRaw(body) ? body as BodyInit | undefined : JSON.stringify(body),
      credentials: 'same-origin',
      signal: ask.signal,
      keepalive: ask.keepalive,
    })
    const answer = await read<T>(response)
    return answer.ok ? { ok: true, value: { body: answer.value, headers: response.headers } } : answer
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') return { ok: false, problem: { code: 'aborted', status: 0 } }
    return { ok: false, problem: { code: 'network', status: 0 } }
  }
}

/** A file behind a header (the receipt's token): fetched, then handed over as an address of this page only. */
export async function fetchFile(path: string, ask: Ask = {}): Promise<Answer<{ url: string, name: string, blob: Blob }>> {
  try {
    const response = await fetch(path, { headers: await headers('GET', undefined, ask), credentials: 'same-origin' })
    if (!response.ok) return await read(response)
    const blob = await response.blob()
    return { ok: true, value: { url: URL.createObjectURL(blob), name: fileName(response) ?? 'file', blob } }
  } catch {
    return { ok: false, problem: { code: 'network', status: 0 } }
  }
}

/** Sent as it is: a form with files, or one file alone. */
const isRaw = (body: unknown) => body instanceof FormData || body instanceof Blob

async function headers(method: string, body: unknown, ask: Ask): Promise<Record<string, string>> {
  const lang = globalThis.document?.documentElement.lang.startsWith('en') ? 'en' : 'zh'
  const result: Record<string, string> = { 'Accept': 'application/json, application/problem+json', 'Accept-Language': lang }
  if (body instanceof Blob) result['Content-Type'] = 'application/octet-stream'
  else if (body !== undefined && !isRaw(body)) result['Content-Type'] = 'application/json'
  if (method !== 'GET') result['X-XSRF-TOKEN'] = await crossSiteToken() ?? ''
  if (ask.key) result['Idempotency-Key'] = ask.key
  if (ask.receipt) result['Authorization'] = `Receipt ${ask.receipt}`
  return { ...result, ...ask.extra }
}

async function read<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text()
  const body = text === '' ? undefined : parse(text)
  if (response.ok) return { ok: true, value: body as T }
  const problem = { code: 'fault', status: response.status, ...(body as object | undefined) } as Problem
  if (response.status === 401 && problem.code === 'account.sign-in-needed') whenSignInNeeded?.()
  return { ok: false, problem }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A service worker has no document; a browser that wakes one to send has the other way to its cookies. */
async function crossSiteToken(): Promise<string | undefined> {
  if (!globalThis.document) return (await cookieStore.get('XSRF-TOKEN'))?.value
  const found = /(?:^|; )XSRF-TOKEN=([^;]+)/.exec(document.cookie)
  return found ? decodeURIComponent(found[1]!) : undefined
}

function fileName(response: Response): string | undefined {
  const disposition = response.headers.get('Content-Disposition') ?? ''
  const star = /filename\*=UTF-8''([^;]+)/i.exec(disposition)
  if (star) return decodeURIComponent(star[1]!)
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1]
}
