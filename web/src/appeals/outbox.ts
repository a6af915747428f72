import { newKey } from '@/shared/http'
import { appealBody, type AppealForm } from './appealForm'
import { store, type Draft, type Parcel, type Photo } from './draftStore'
import type { Shelf } from './postman'

export const parcels = async (): Promise<Parcel[]> => (await store.outbox.toArray()).sort((a, b) => a.since - b.since)

export function parcelOf(key: string, form: AppealForm, photos: Photo[], language: 'zh' | 'en'): Parcel {
  const { attachments: _, ...words } = appealBody(form, [], language)
  return { key, since: Date.now(), form, photos, words, state: 'waiting', left: false, tries: 0, nextAt: 0 }
}

/** Out of the draft and into the outbox, in one transaction. The same words submitted in two tabs are one parcel; tells its key. */
export function submitted(parcel: Parcel): Promise<string> {
  return store.transaction('rw', store.drafts, store.outbox, async () => {
    const there = await store.outbox.get(parcel.key)
    if ((await store.drafts.get('current'))?.key === parcel.key) await store.drafts.delete('current')
    if (there && JSON.stringify(there.words) === JSON.stringify(parcel.words)) return there.key
    return store.outbox.add(there ? { ...parcel, key: newKey() } : parcel)
  })
}

/** What is being written; when nothing is, what the server refused comes back to be mended. */
export async function pickUp(): Promise<Draft | undefined> {
  const draft = await store.drafts.get('current')
  const refused = isBegun(draft) ? undefined : (await parcels()).find(parcel => parcel.state === 'refused')
  if (!refused) return draft
  await takeBack(refused.key)
  return store.drafts.get('current')
}

/** Back to be changed: never once its words may have arrived, and never over another draft. */
export function takeBack(key: string): Promise<'taken' | 'gone' | 'writing'> {
  return store.transaction('rw', store.drafts, store.outbox, async () => {
    const parcel = await store.outbox.get(key)
    if (!parcel || parcel.left || parcel.state === 'sent') return 'gone'
    if (isBegun(await store.drafts.get('current'))) return 'writing'
    const { form, photos, refused } = parcel
    await store.drafts.put({ id: 'current', key: newKey(), step: 3, form, photos, savedAt: Date.now(), refused })
    await store.outbox.delete(key)
    return 'taken'
  })
}

const isBegun = (draft: Draft | undefined) => draft !== undefined && (draft.form.text.trim() !== '' || draft.photos.length > 0)

export const drop = (key: string): Promise<void> => store.outbox.delete(key)

/** Whoever has looked at the receipt has its code: nothing of it stays here. */
export async function seen(number: string) {
  await store.outbox.filter(parcel => parcel.registered?.number === number).delete()
}

/** The outbox of this device, shared by its tabs and the service worker. */
export const outbox: Shelf = {
  waiting: async () => (await parcels()).filter(parcel => parcel.state === 'waiting'),
  async change(key, how) {
    await store.outbox.where('key').equals(key).modify(how)
    return store.outbox.get(key)
  },
  there: async key => await store.outbox.where('key').equals(key).count() > 0,
}
