import { Dexie, type Table } from 'dexie'
import type { Problem } from '@/shared/http'
import type { appealBody, AppealForm } from './appealForm'

/** A photo waiting with the draft; `coming` is the server's name for what it has of it, `sent` the same once it is all there. */
export interface Photo { id: string, name: string, blob: Blob, coming?: string, sent?: string }

/** Why the server did not take it, and which photo if it was one. */
export interface Refused { problem: Problem, photo?: string }

/** An appeal being written, on this device only. Its key becomes the command's id. */
export interface Draft { id: 'current', key: string, step: number, form: AppealForm, photos: Photo[], savedAt: number, refused?: Refused }

/** An appeal that was submitted and waits on this device until the server has answered and its code was seen. */
export interface Parcel {
  /** The command's id, fixed at the first press of “submit”: sent twice, it is one appeal. */
  key: string
  since: number
  form: AppealForm
  photos: Photo[]
  /** What is sent beside the photos' ids; fixed too, because other words under this key would be another command. */
  words: Omit<ReturnType<typeof appealBody>, 'attachments'>
  state: 'waiting' | 'refused' | 'sent'
  /** The words have left and no answer is known: it may be registered already. */
  left: boolean
  tries: number
  nextAt: number
  refused?: Refused
  /** Why the server lets it wait, when it said so. */
  why?: Problem
  registered?: { number: string, code: string }
}

class Drafts extends Dexie {
  declare drafts: Table<Draft, string>
  declare outbox: Table<Parcel, string>

  constructor() {
    super('huiyin')
    this.version(1).stores({ drafts: 'id' })
    this.version(2).stores({ outbox: 'key' })
  }
}

export const store = new Drafts()

export const keepDraft = (draft: Draft): Promise<unknown> => store.drafts.put(draft)
