import { outbox } from '@/appeals/outbox'
import { deliver } from '@/appeals/postman'
import { SYNC } from '@/appeals/waking'
import { answeringOf } from './answering'

/** What the build writes in: the files of the resident's face, and a name that changes with any of them. */
declare const SHELL: { name: string, files: string[] }

interface Waiting extends Event { waitUntil: (work: Promise<unknown>) => void }
interface Fetching extends Waiting { request: Request, respondWith: (answer: Promise<Response>) => void }
interface Worker {
  location: Location
  clients: { claim: () => Promise<void> }
  skipWaiting: () => Promise<void>
  addEventListener: <E extends Event>(name: string, hears: (event: E) => void) => void
}

const worker = self as unknown as Worker
const FIRST = '/'
const LISTS = 'huiyin.lists'
const files = new Set(SHELL.files)

worker.addEventListener<Waiting>('install', event => event.waitUntil(
  caches.open(SHELL.name).then(cache => cache.addAll([FIRST, ...SHELL.files].map(file => new Request(file, { cache: 'no-cache' }))))))

worker.addEventListener<Waiting>('activate', event => event.waitUntil(
  caches.keys().then(names => Promise.all(names.filter(name => name !== SHELL.name && name !== LISTS).map(name => caches.delete(name))))
    .then(() => worker.clients.claim())))

/** Said by the page once its reader agreed; otherwise a new version waits until every page is closed. */
worker.addEventListener<MessageEvent>('message', (event) => { if (event.data === 'use-new-version') worker.skipWaiting() })

worker.addEventListener<Fetching>('fetch', (event) => {
  const how = answeringOf(event.request, worker.location.origin, files)
  if (how === 'shell') event.respondWith(kept(FIRST, event.request))
  if (how === 'asset') event.respondWith(kept(event.request, event.request))
  if (how === 'list') event.respondWith(fresh(event))
})

worker.addEventListener<Waiting & { tag: string }>('sync', (event) => { if (event.tag === SYNC) event.waitUntil(sendAll()) })

async function kept(name: RequestInfo, request: Request): Promise<Response> {
  return await (await caches.open(SHELL.name)).match(name, { ignoreVary: true }) ?? fetch(request)
}

/** From the network, and from the cache only when there is none. */
async function fresh(event: Fetching): Promise<Response> {
  const lists = await caches.open(LISTS)
  try {
    const answer = await fetch(event.request)
    if (answer.ok) event.waitUntil(lists.put(event.request, answer.clone()))
    return answer
  } catch (offline) {
    const before = await lists.match(event.request, { ignoreVary: true })
    if (before) return before
    throw offline
  }
}

/** A failure tells the browser to wake us again. */
async function sendAll() {
  await deliver(outbox, true)
  if ((await outbox.waiting()).length) throw new Error('something still waits')
}
