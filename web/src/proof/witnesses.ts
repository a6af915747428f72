import { Malformed } from './bytes'
import { keepWitnesses, keptWitnesses } from './kept'
import { fingerprintOf, parseKey, WITNESS_KEY, type VerifierKey } from './note'

/** A witness whose key the reader gave, as it is shown. */
export interface KnownWitness { written: string, name: string, fingerprint: string, since: string }

async function witnessKey(written: string): Promise<VerifierKey> {
  const key = await parseKey(written)
  if (key.type !== WITNESS_KEY) throw new Malformed('a log’s key, and not a witness’s')
  return key
}

/** Keys of witnesses, one a line; empty lines and those that begin with a hash sign are passed over. Refuses when there is none, or one is mistyped. */
async function keysIn(text: string): Promise<VerifierKey[]> {
  const lines = text.split('\n').map(line => line.trim()).filter(line => line && !line.startsWith('#'))
  if (!lines.length) throw new Malformed('no key')
  return Promise.all(lines.map(witnessKey))
}

/** The witnesses that this device knows, because its reader gave their keys: never those that a log or its server names. */
export const knownWitnesses = (): Promise<VerifierKey[]> => Promise.all(keptWitnesses().map(one => witnessKey(one.written)))

export const shownWitnesses = (): Promise<KnownWitness[]> => Promise.all(keptWitnesses().map(async ({ written, since }) => ({ written, since, name: written.split('+')[0]!, fingerprint: await fingerprintOf(written) })))

/** The reader was given them elsewhere: they are kept, and from now on they count. */
export async function believeWitnesses(text: string) {
  const keys = await keysIn(text)
  const kept = keptWitnesses()
  const fresh = [...new Set(keys.map(key => key.written))].filter(written => !kept.some(one => one.written === written))
  keepWitnesses([...kept, ...fresh.map(written => ({ written, since: new Date().toISOString() }))])
}

export const forgetWitness = (written: string) => keepWitnesses(keptWitnesses().filter(one => one.written !== written))
