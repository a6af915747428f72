import { computed, onBeforeUnmount, ref } from 'vue'
import type { Parcel } from './draftStore'
import { pickUp, submitted, takeBack } from './outbox'
import { deliver, type Shelf } from './postman'
import { mine } from './receiptKeep'
import { arrivedShare, shown, shownOutbox } from './sending'
import type { useDraft } from './useDraft'
import { wakeWorker } from './waking'

/** The press of “submit”: into the outbox under the draft's key, and off at once when there is a network. Tells how it stands then. */
export function useSubmission(draft: ReturnType<typeof useDraft>, done: (parcel: Parcel) => void) {
  const busy = ref(false)
  /** This device keeps nothing: the page itself waits for the network. */
  const waiting = ref(false)
  const sending = ref('')
  /** How much of the photos has arrived, in hundredths. */
  const share = computed(() => arrivedShare[sending.value])

  async function send() {
    if (busy.value) return
    busy.value = true
    waiting.value = false
    draft.refused.value = undefined
    const parcel = draft.parcel(document.documentElement.lang.startsWith('en') ? 'en' : 'zh')
    const key = await submitted(parcel).catch(() => undefined)
    const shelf = key === undefined ? shown(memory(parcel)) : shownOutbox
    sending.value = parcel.photos.length ? key ?? parcel.key : ''
    mine.value = key
    if (key !== undefined) wakeWorker()
    await deliver(shelf, true)
    const now = await shelf.change(key ?? parcel.key, () => undefined)
    if (now?.state === 'refused') await giveBack(now, key !== undefined)
    else if (now?.state === 'waiting' && key === undefined) stay(now)
    else if (now) done(now)
    busy.value = false
  }

  async function giveBack(parcel: Parcel, kept: boolean) {
    if (kept) await takeBack(parcel.key)
    const back = kept ? await pickUp() : undefined
    if (back) draft.resume({ ...back, step: draft.step.value })
    else draft.refused.value = parcel.refused
  }

  function stay(parcel: Parcel) {
    parcel.photos.forEach(({ id, coming, sent }) => Object.assign(draft.photos.value.find(one => one.id === id)!, { coming, sent }))
    waiting.value = true
  }

  const online = () => { if (waiting.value) send() }
  window.addEventListener('online', online)
  onBeforeUnmount(() => window.removeEventListener('online', online))
  return { send, busy, waiting, share }
}

/** Where a device keeps nothing. */
function memory(parcel: Parcel): Shelf {
  return {
    waiting: async () => (parcel.state === 'waiting' ? [parcel] : []),
    change: async (_, how) => {
      how(parcel)
      return parcel
    },
    there: async () => true,
  }
}
