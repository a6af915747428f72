import { get, mayPass, post, type Problem } from '@/shared/http'
import { sendInPieces } from '@/shared/pieces'
import type { Registered, Session } from '@/shared/types'
import type { Parcel, Photo, Refused } from './draftStore'

/** Where parcels lie while they are on their way; a device that keeps nothing has only the memory of the page. */
export interface Shelf {
  waiting: () => Promise<Parcel[]>
  /** Changes it in one transaction and tells how it is now; nothing when it was taken back. */
  change: (key: string, how: (parcel: Parcel) => void) => Promise<Parcel | undefined>
  /** Whether it is still to go. */
  there: (key: string) => Promise<boolean>
  /** Hears what share of its photos has arrived. */
  progress?: (key: string, share: number) => void
}

const PROBE = 15_000
const WORDS = 60_000
const FIRST = 5_000
const LONGEST = 900_000
const MOST_UNTOLD = 4
const LOST: Problem = { code: 'network', status: 0 }
const PHOTOS_GONE = ['attachment.unknown', 'attachment.gone']

/** Sends what waits, one after another; `now` does not wait for the time the last failure set. One tab or worker at a time where the browser can say so. */
export async function deliver(shelf: Shelf, now = false): Promise<void> {
  const work = async () => {
    for (const parcel of await shelf.waiting()) if (now || parcel.nextAt <= Date.now()) await hand(parcel.key, shelf)
  }
  await (navigator.locks ? navigator.locks.request('huiyin.outbox', work) : work())
}

async function hand(key: string, shelf: Shelf) {
  if (navigator.onLine === false) return
  const fault = await reach() ?? await sendPhotos(key, shelf) ?? await sendWords(key, shelf)
  if (fault) await shelf.change(key, parcel => (mayGoLater(fault.problem, parcel.tries) ? putOff(parcel, fault.problem) : giveBack(parcel, fault)))
}

/** Whether it is our server that answers, before any word leaves: a hotel's sign-in page says 200 as well. Brings the cookie too. */
async function reach(): Promise<Refused | undefined> {
  const answer = await get<Session>('/api/session', { signal: AbortSignal.timeout(PROBE) })
  if (!answer.ok) return { problem: answer.problem.status >= 500 ? answer.problem : LOST }
  return answer.value?.district ? undefined : { problem: LOST }
}

async function sendPhotos(key: string, shelf: Shelf): Promise<Refused | undefined> {
  const parcel = await shelf.change(key, () => undefined)
  const photos = parcel?.photos ?? []
  const all = photos.reduce((sum, photo) => sum + photo.blob.size, 0)
  let before = 0
  for (const photo of photos) {
    const fault = photo.sent ? undefined : await sendPhoto(key, photo, shelf, bytes => shelf.progress?.(key, all ? (before + bytes) / all : 1))
    if (fault) return fault.problem.code === 'aborted' ? undefined : fault
    before += photo.blob.size
  }
  return undefined
}

async function sendPhoto(key: string, photo: Photo, shelf: Shelf, told: (bytes: number) => void): Promise<Refused | undefined> {
  const stop = new AbortController()
  const note = async (how: (own: Photo) => void) => (await shelf.change(key, (now) => {
    const own = now.photos.find(one => one.id === photo.id)
    if (own) how(own)
  }))?.photos.find(one => one.id === photo.id)
  const answer = await sendInPieces(photo.blob, photo.name, {
    id: photo.coming,
    signal: stop.signal,
    begun: async id => (await note((own) => { own.coming = !own.coming || own.coming === photo.coming ? id : own.coming }))?.coming,
    progress: async (bytes) => {
      told(bytes)
      if (!await shelf.there(key).catch(() => true)) stop.abort() // it was taken back or deleted; when the device cannot tell, it was not
    },
  })
  if (!answer.ok) return { problem: answer.problem, photo: photo.name }
  await note((own) => { own.sent ??= answer.value }) // the first id stays: other ids would be another command
  return undefined
}

async function sendWords(key: string, shelf: Shelf): Promise<Refused | undefined> {
  const parcel = await shelf.change(key, (now) => { now.left = true })
  if (parcel?.state !== 'waiting') return undefined
  const body = { ...parcel.words, attachments: parcel.photos.map(photo => photo.sent!) }
  const answer = await post<Registered>('/api/appeals', body, { key, signal: AbortSignal.timeout(WORDS) })
  if (!answer.ok) return { problem: answer.problem }
  const { number, code } = answer.value ?? {}
  if (!number || !code) return { problem: LOST }
  await shelf.change(key, now => Object.assign(now, { state: 'sent', left: false, registered: { number, code }, photos: [], refused: undefined, why: undefined }))
  return undefined
}

/** Whether the same may go through later. What has no code of ours was said by something in between: it may pass by itself, but not for ever. */
function mayGoLater(problem: Problem, tries: number): boolean {
  if (problem.status === 413) return false
  if (mayPass(problem)) return true
  if (problem.code === 'fault') return tries < MOST_UNTOLD
  return problem.code === 'request.csrf' || PHOTOS_GONE.includes(problem.code)
}

function putOff(parcel: Parcel, problem: Problem) {
  if (PHOTOS_GONE.includes(problem.code)) { // the server keeps an upload for a day; what was registered before takes them under the same key
    parcel.photos.forEach((photo) => {
      delete photo.sent
      delete photo.coming
    })
  }
  parcel.why = /^(upload\.|attachment\.scanner-away$)/.test(problem.code) ? problem : undefined
  const wait = Math.min(FIRST * 2 ** parcel.tries, LONGEST)
  parcel.nextAt = Date.now() + Math.max(wait, Number(problem.facts?.retryAfterSeconds ?? 0) * 1000)
  parcel.tries++
}

/** What is to be mended; a refusal without a code of ours is put into words of ours. */
function giveBack(parcel: Parcel, { problem, photo }: Refused) {
  const code = problem.code !== 'fault' ? problem.code : problem.status === 413 ? 'too-large-on-the-way' : 'refused-on-the-way'
  if (parcel.state === 'waiting') Object.assign(parcel, { state: 'refused', left: false, refused: { problem: { ...problem, code }, photo } })
}
