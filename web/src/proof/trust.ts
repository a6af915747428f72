import { Malformed, Untrue } from './bytes'
import { keepLog, keptLog } from './kept'
import { fingerprintOf, LOG_KEY, openNote, parseCheckpoint, parseKey, parseNote, signedBy, type Checkpoint, type Note, type VerifierKey } from './note'

/** The keys by which a log is checked here, and how it came to that. */
export interface KeyTrust {
  origin: string
  keys: VerifierKey[]
  shown: { written: string, fingerprint: string, since: string, compared: boolean }[]
  /** Seen for the first time just now: whatever is proved holds only if this is the right key. */
  first: boolean
  /** A key that takes the old one's place without the old one's signature beside it: nothing of it is believed. */
  changed?: { written: string, fingerprint: string }
  /** A further key that signs beside one that is known; it counts once the reader has compared it. */
  beside?: { written: string, fingerprint: string }
}

const now = () => new Date().toISOString()

async function readable(written: string[]): Promise<VerifierKey[]> {
  const keys: VerifierKey[] = []
  for (const one of written) {
    try {
      keys.push(await parseKey(one))
    } catch (unknown) {
      if (!(unknown instanceof Malformed)) throw unknown // a key of another algorithm is none of ours
    }
  }
  return keys.filter(key => key.type === LOG_KEY)
}

/**
 * Which keys to check by: those this device has kept for the log; where none is kept the first ones seen are, with their date. A key that signs
 * beside one of them is told and not kept: whoever serves an old note can put a signature of their own under it.
 */
export async function trustOf(note: string, offered: string[], keep = true): Promise<KeyTrust> {
  const parsed = parseNote(note)
  const { origin } = parseCheckpoint(parsed.text)
  const kept = keptLog(origin)
  const ours = await readable(kept.keys.map(one => one.written))
  const theirs = (await readable(offered)).filter(key => key.name === origin)
  const first = ours.length === 0
  const signed = await rightly(parsed, theirs)
  const knows = first || (await rightly(parsed, ours)).length > 0
  const fresh = signed.filter(key => !ours.some(one => one.written === key.written))
  if (first && fresh.length) {
    kept.keys.push(...fresh.map(key => ({ written: key.written, since: now() })))
    if (keep) keepLog(origin, kept)
  }
  const keys = first ? fresh.length ? fresh : theirs : ours // by which a wrong signature is found wrong
  const other = !first && fresh[0] ? { written: fresh[0].written, fingerprint: await fingerprintOf(fresh[0].written) } : undefined
  return { origin, keys, first, shown: await shown(kept.keys), changed: knows ? undefined : other, beside: knows ? other : undefined }
}

/** Those that signed; a wrong signature is none, and whoever checks the receipt says so. */
async function rightly(note: Note, keys: VerifierKey[]): Promise<VerifierKey[]> {
  try {
    return (await signedBy(note, keys)).map(one => one.key)
  } catch (wrong) {
    if (wrong instanceof Untrue) return []
    throw wrong
  }
}

const shown = (keys: { written: string, since: string, compared?: boolean }[]) => Promise.all(keys.map(async ({ written, since, compared = false }) => ({ written, since, compared, fingerprint: await fingerprintOf(written) })))

/** The reader compared it, or was given it elsewhere: it is kept, and from now on it counts. */
export async function believe(origin: string, written: string) {
  const key = await parseKey(written)
  if (key.type !== LOG_KEY || key.name !== origin) throw new Malformed('a key of another log')
  const kept = keptLog(origin)
  kept.keys = [...kept.keys.filter(one => one.written !== key.written), { written: key.written, since: kept.keys.find(one => one.written === key.written)?.since ?? now(), compared: true }]
  keepLog(origin, kept)
}

/** The newest state of the log that this device checked. */
export async function rememberedOf(origin: string, keys: VerifierKey[]): Promise<{ checkpoint: Checkpoint, at: string } | undefined> {
  const kept = keptLog(origin).checkpoint
  if (!kept) return undefined
  try {
    return { checkpoint: (await openNote(parseNote(kept.note), keys)).checkpoint, at: kept.at }
  } catch (failure) {
    if (failure instanceof Untrue || failure instanceof Malformed) return undefined
    throw failure
  }
}

export function remember(origin: string, note: string) {
  keepLog(origin, { ...keptLog(origin), checkpoint: { note, at: now() } })
}
