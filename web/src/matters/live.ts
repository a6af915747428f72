import { onBeforeUnmount } from 'vue'
import type { components } from '@/api/schema'

/** What changed, as the server says it: which matter and how far it is, or that there was too much to list. */
export type LiveChanges = components['schemas']['LiveChanges']
type Ear = (changed: LiveChanges) => void

const ears = new Set<Ear>()
const LOOK_AGAIN: LiveChanges = { all: true, changes: [] }
let source: EventSource | undefined

/** Told of every change on this desk while the page is open. */
export function useChanges(hear: Ear) {
  ears.add(hear)
  onBeforeUnmount(() => ears.delete(hear))
}

/**
 * The desk listens while it can be seen: a browser keeps few connections to one server, and hidden tabs would take them all. Whatever
 * was missed in between, each beginning says: look again.
 */
export function listen() {
  const follow = () => (document.hidden ? hush() : open())
  follow()
  document.addEventListener('visibilitychange', follow)
  return () => {
    document.removeEventListener('visibilitychange', follow)
    hush()
  }
}

function open() {
  if (source || typeof EventSource === 'undefined') return
  source = new EventSource('/api/live')
  source.addEventListener('begin', () => tell(LOOK_AGAIN))
  source.addEventListener('changed', event => tell(JSON.parse(event.data)))
}

function hush() {
  source?.close()
  source = undefined
}

export function tell(changed: LiveChanges) {
  ears.forEach(hear => hear(changed))
}

/** At once, and then not again before the pause is over: a busy district must not make every desk ask all the time. */
export function seldom(run: () => void, pause: number) {
  let waits: ReturnType<typeof setTimeout> | undefined
  let again = false
  const rest = () => {
    waits = undefined
    if (again) call()
  }
  function call() {
    again = waits !== undefined
    if (again) return
    waits = setTimeout(rest, pause)
    run()
  }
  onBeforeUnmount(() => clearTimeout(waits))
  return call
}
