import { ref, watch, type Ref } from 'vue'

const KEPT = 'huiyin.unsent.'

/** Words begun and not yet sent. A resident's outlive a restart, on the device; a desk's only a reload, in the tab. */
export const residentUnsent = shelf(KEPT, () => localStorage)
export const deskUnsent = shelf(KEPT, () => sessionStorage)

/** A few things kept under names of one beginning; a browser that keeps nothing forgets them. */
export function shelf(kept: string, storage: () => Storage) {
  return {
    of<T>(id: string): T | undefined {
      try {
        return JSON.parse(storage().getItem(kept + id) ?? 'null') ?? undefined
      } catch {
        return undefined // a private window may refuse to keep anything
      }
    },
    keep(id: string, value: unknown) {
      try {
        storage().setItem(kept + id, JSON.stringify(value))
      } catch { /* then a reload loses it */ }
    },
    /** Everything whose id begins so. */
    drop(begin = '') {
      try {
        Object.keys(storage()).filter(key => key.startsWith(kept + begin)).forEach(key => storage().removeItem(key))
      } catch { /* nothing was kept */ }
    },
  }
}

/** What a resident writes into one field of a receipt; it stays until it is emptied, as sending does. Named by the number, never by the code. */
export function useUnsentWords(number: string | undefined, field: string): Ref<string> {
  const id = `${number}.${field}`
  const words = ref(residentUnsent.of<string>(id) ?? '')
  watch(words, now => (now ? residentUnsent.keep(id, now) : residentUnsent.drop(id)), { flush: 'sync' })
  return words
}
