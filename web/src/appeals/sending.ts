import { reactive } from 'vue'
import { outbox } from './outbox'
import type { Shelf } from './postman'

/** What share of the photos of each parcel has arrived, in hundredths, while this page sends it. */
export const arrivedShare = reactive<Record<string, number>>({})

/** A shelf whose progress this page shows. */
export const shown = (shelf: Shelf): Shelf => ({ ...shelf, progress: (key, share) => { arrivedShare[key] = Math.floor(share * 100) } })

export const shownOutbox = shown(outbox)
