import { liveQuery } from 'dexie'
import { onBeforeUnmount, onMounted, shallowRef } from 'vue'
import type { Parcel } from './draftStore'
import { parcels } from './outbox'
import { deliver } from './postman'
import { shownOutbox } from './sending'

const SOONEST = 1_000

/** What waits on this device, as it changes in any tab. */
export function useOutbox() {
  const all = shallowRef<Parcel[]>([])
  const live = liveQuery(parcels).subscribe({ next: (now) => { all.value = now }, error: () => undefined }) // a private window may refuse
  onBeforeUnmount(() => live.unsubscribe())
  return all
}

/** Sends what waits while a page is open: at its start, when the network returns, and again after each failure's pause. */
export function usePostman() {
  let timer: ReturnType<typeof setTimeout> | undefined
  const go = () => deliver(shownOutbox, true).catch(() => undefined)
  const live = liveQuery(parcels).subscribe({ next: (now) => {
    clearTimeout(timer)
    const waiting = now.filter(parcel => parcel.state === 'waiting').map(parcel => parcel.nextAt)
    if (waiting.length) timer = setTimeout(() => deliver(shownOutbox).catch(() => undefined), Math.max(Math.min(...waiting) - Date.now(), SOONEST))
  }, error: () => undefined })
  onMounted(go)
  window.addEventListener('online', go)
  onBeforeUnmount(() => {
    live.unsubscribe()
    clearTimeout(timer)
    window.removeEventListener('online', go)
  })
}
