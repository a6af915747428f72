import { onBeforeUnmount, ref } from 'vue'
import type { components } from '@/api/schema'

/** What changed, as the server says it: which matter and how far it is, or that there was too much to list. */
export type LiveChanges = components['schemas']['LiveChanges']
type Ear = (changed: LiveChanges) => void

const ears = new Set<Ear>()
const LOOK_AGAIN: LiveChanges = { all: true, changes: [] }
let source: EventSource | undefined
let silence: ReturnType<typeof setTimeout> | undefined
const PATIENCE = 20_000
const AGAIN = 60_000

/** Whether this page is no longer told of changes: another page took its place, or the server has not answered for a while. */
export const silent = ref<'given-way' | 'lost'>()

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
  const follow = () => (document.hidden ? hush() : listenAgain())
  follow()
  document.addEventListener('visibilitychange', follow)
  return () => {
    document.removeEventListener('visibilitychange', follow)
    hush()
  }
}

export function listenAgain() {
  if (source || typeof EventSource === 'undefined') return
  const line = source = new EventSource('/api/live')
  line.addEventListener('begin', () => {
    heard()
    tell(LOOK_AGAIN)
  })
  line.addEventListener('changed', event => tell(JSON.parse(event.data)))
  line.addEventListener('given-way', () => { // to begin again would drive out another page, and that one this
    hush()
    silent.value = 'given-way'
  })
  line.addEventListener('error', () => { // a refusal closes the line for good; a break is mended by the browser, if it can be
    if (source !== line) return
    if (line.readyState === EventSource.CLOSED) {
      hush()
      silent.value = 'lost'
      silence = setTimeout(listenAgain, AGAIN)
    } else {
      silence ??= setTimeout(() => { silent.value = 'lost' }, PATIENCE)
    }
  })
}

function heard() {
  clearTimeout(silence)
  silence = undefined
  silent.value = undefined
}

function hush() {
  heard()
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
