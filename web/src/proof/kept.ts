import { shelf } from '@/shared/unsent'

/** What this device remembers of a log: the keys it first saw, and the newest state of the log that it checked. */
export interface KeptLog { keys: { written: string, since: string, compared?: boolean }[], checkpoint?: { note: string, at: string } }

const logs = shelf('huiyin.log.', () => localStorage)

/** A witness whose key the reader gave. */
export interface KeptWitness { written: string, since: string }

const witnesses = shelf('huiyin.witnesses', () => localStorage)
export const keptWitnesses = (): KeptWitness[] => witnesses.of<KeptWitness[]>('') ?? []
export const keepWitnesses = (all: KeptWitness[]) => witnesses.keep('', all)

export const keptLog = (origin: string): KeptLog => ({ keys: [], ...logs.of<KeptLog>(origin) })
export const keepLog = (origin: string, log: KeptLog) => logs.keep(origin, log)
export const forgetLog = (origin: string) => logs.drop(origin)
