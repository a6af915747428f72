/** How the service worker answers a request; nothing means that it leaves it alone, and the network answers as without it. */
export type Answering = 'shell' | 'asset' | 'list' | undefined

/** The resident's own pages: their shell comes from the cache. The desk's never do. */
const PAGES = ['/', '/new', '/outbox', '/r', '/verify', '/clocks', '/clock']
/** Lists without a word about anybody, the same for everybody; no other answer of the server is ever kept. */
const LISTS = ['/api/reference', '/api/places']

export interface Asked { method: string, mode: string, url: string }

export function answeringOf(request: Asked, origin: string, kept: ReadonlySet<string>): Answering {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== origin) return undefined
  if (request.mode === 'navigate') return PAGES.includes(url.pathname) ? 'shell' : undefined
  if (url.search === '' && LISTS.includes(url.pathname)) return 'list'
  return kept.has(url.pathname) ? 'asset' : undefined
}
