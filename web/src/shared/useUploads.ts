import { computed, onBeforeUnmount, reactive } from 'vue'
import { fileFault } from './files'
import { mayPass, newKey, type Problem } from './http'
import { cancelUpload, sendInPieces } from './pieces'

/** One file on its way or there; `id` is the server's name for it. */
export interface Upload {
  key: string
  name: string
  size: number
  /** In hundredths. */
  share: number
  state: 'next' | 'sending' | 'waiting' | 'sent'
  /** Why it waits, when the server said so; without it the network is away. */
  why?: Problem
  id?: string
  /** A picture of it, out of the file itself. */
  picture?: string
}

const FIRST = 3_000
const LONGEST = 60_000

/** Files sent ahead, one after another; each goes on by itself after a lost network, until it is there, refused or taken off. */
export function useUploads(refused: (problem: Problem, name: string) => void) {
  const all = reactive<Upload[]>([])
  const stops = new Map<string, AbortController>()
  const busy = computed(() => all.some(one => one.state !== 'sent'))
  let last = Promise.resolve()

  function add(files: Iterable<File>) {
    for (const file of files) {
      const one = reactive<Upload>({ key: newKey(), name: file.name, size: file.size, share: 0, state: 'next' })
      if (file.type.startsWith('image/')) one.picture = URL.createObjectURL(file)
      stops.set(one.key, new AbortController())
      all.push(one)
      last = last.then(() => take(file, one))
    }
    return last
  }

  async function take(file: File, one: Upload) {
    const stop = stops.get(one.key)
    if (!stop) return // taken off before its turn, or nobody waits for it any more
    const fault = await fileFault(file).catch(() => undefined)
    if (stop.signal.aborted) return
    if (fault) {
      forget(one)
      return refused({ code: fault === 'tooLarge' ? 'attachment.too-large' : 'attachment.type-not-taken', status: 400 }, file.name)
    }
    for (let pause = FIRST; !stop.signal.aborted; pause = Math.min(pause * 2, LONGEST)) {
      one.state = 'sending'
      const answer = await sendInPieces(file, file.name, {
        id: one.id, signal: stop.signal, begun: id => (one.id = id), progress: (bytes) => { one.share = Math.floor(bytes / file.size * 100) },
      })
      if (stop.signal.aborted) return
      if (answer.ok) {
        Object.assign(one, { id: answer.value, state: 'sent', share: 100, why: undefined })
        return
      }
      if (!mayPass(answer.problem)) {
        forget(one)
        return refused(answer.problem, file.name)
      }
      Object.assign(one, { state: 'waiting', why: answer.problem.status ? answer.problem : undefined })
      await again(Math.max(pause, Number(answer.problem.facts?.retryAfterSeconds ?? 0) * 1000), stop.signal)
    }
  }

  function drop(one: Upload) {
    stops.get(one.key)?.abort()
    forget(one)
    if (one.id) void cancelUpload(one.id)
  }

  function forget(one: Upload) {
    stops.delete(one.key)
    if (one.picture) URL.revokeObjectURL(one.picture)
    const at = all.findIndex(other => other.key === one.key)
    if (at >= 0) all.splice(at, 1)
  }

  /** They went with the form, or nobody waits for them any more. */
  function clear() {
    stops.forEach(stop => stop.abort())
    for (const one of [...all]) forget(one)
  }

  onBeforeUnmount(clear)
  return { all, busy, add, drop, clear }
}

/** After a pause, or as soon as the network is back, or when it is not wanted any more. */
function again(pause: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const go = () => {
      clearTimeout(timer)
      window.removeEventListener('online', go)
      signal.removeEventListener('abort', go)
      done()
    }
    const timer = setTimeout(go, pause)
    window.addEventListener('online', go)
    signal.addEventListener('abort', go)
  })
}
