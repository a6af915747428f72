import type { OfficeRef, Receipt, Wording } from '@/shared/types'

/** The server's words on the log. */
export interface ReceiptProof { index?: number | null, proof?: string | null, lacking?: 'waiting' | 'tonight' | 'changed' | null }
export interface ProvedUnder { origin: string, size: number, sealedAt: string, keys: string[] }
export interface EventProof { revision: number, receipt: ReceiptProof }
export interface ReadingProof { at: string, role: Wording, office: OfficeRef, grade: string, purpose?: string | null, receipt: ReceiptProof }
export interface FileProof { id: string, use: string, mediaType: string, bytes: number, at: string, receipt: ReceiptProof }
export interface Proofs { number: string, log?: ProvedUnder | null, events: EventProof[], readings: ReadingProof[], files: FileProof[] }

export interface LogCheckpoint { size: number, root: string, at: string }
export interface SigningKey { use: 'log' | 'sm2', key: string, since: string, until?: string | null }
export interface Witness { name: string, key: string, size?: number | null, at?: string | null, answers: boolean, objection?: 'ahead' | 'refuses' | null }
export interface Witnessed { origin: string, size: number, at?: string | null }
export interface LastCheck { at: string, size: number, events: number, readings: number, faults: number, brokenOff: boolean }
export interface LogView {
  origin?: string | null, last?: LogCheckpoint | null, note?: string | null, standing: boolean, lost: number, keys: SigningKey[], witnesses: Witness[], witnessed: Witnessed[]
  witnessKey: string, checkpoints: LogCheckpoint[], check?: LastCheck | null
}

export interface LogFault { fault: string, matter?: string | null, revision?: number | null, index?: number | null, size?: number | null, part?: string | null }
export interface LogCheck { askedAt: string, endedAt?: string | null, size: number, events: number, readings: number, faults: LogFault[] }
export interface ReadingToReview { id: string, number: string, at: string, role: Wording, office: OfficeRef, purpose?: string | null, why: 'not-held' | 'no-step' }
export interface ReadingsToReview { days: number, readings: ReadingToReview[], next?: string | null }

/** What of the receipt's page is held against the proofs. */
export type PageShown = Pick<Receipt, 'number' | 'title' | 'attachments' | 'revision' | 'timeline' | 'text' | 'reply' | 'replies' | 'holder' | 'clocks' | 'readings' | 'group'>
