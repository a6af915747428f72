import { Dexie, type Table } from 'dexie'
import type { AppealForm } from './appealForm'

/** A photo waiting with the draft; `sent` is the server's id once it is there. */
export interface Photo { id: string, name: string, blob: Blob, sent?: string }

/** An unsent appeal on this device only. Its key is the command's id, so sending it twice makes one appeal. */
export interface Draft { id: 'current', key: string, step: number, form: AppealForm, photos: Photo[], savedAt: number }

class Drafts extends Dexie {
  declare drafts: Table<Draft, string>

  constructor() {
    super('huiyin')
    this.version(1).stores({ drafts: 'id' })
  }
}

const store = new Drafts()

export const keptDraft = (): Promise<Draft | undefined> => store.drafts.get('current')
export const keepDraft = (draft: Draft): Promise<unknown> => store.drafts.put(draft)
export const dropDraft = (): Promise<void> => store.drafts.delete('current')
