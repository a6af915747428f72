import { Malformed, same, Untrue, type Bytes } from './bytes'
import { openNote, parseNote, type Checkpoint, type VerifierKey } from './note'
import { remember, rememberedOf } from './trust'
import { TiledTree } from './tiles'

/** The log cannot be reached, which says nothing about it. */
export class Away extends Error {}

async function asked(path: string, cache: RequestCache = 'default'): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(`/log/${path}`, { cache, credentials: 'omit' })
  } catch {
    throw new Away()
  }
  if (!answer.ok && answer.status !== 404) throw new Away()
  return answer
}

/** The log's newest checkpoint; nothing before there is one. */
export async function newestNote(): Promise<string | undefined> {
  const answer = await asked('checkpoint', 'no-store')
  return answer.ok ? answer.text() : undefined
}

/** The keys this site says its log signs with. */
export async function keysHere(): Promise<string[]> {
  const answer = await asked('key')
  return answer.ok ? (await answer.text()).split('\n').filter(Boolean) : []
}

export async function tileHere(path: string): Promise<Bytes | undefined> {
  const answer = await asked(path)
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined
}

/** How far the log goes on from what was seen before. */
export interface Followed { now: Checkpoint, before?: { size: number, at: string }, note: string }

/**
 * The log as it is now begins with each of these states, and with the newest that this device saw before; then this one is kept. Refuses when
 * it does not: the log was rewritten.
 */
export async function follow(keys: VerifierKey[], states: Checkpoint[], read = tileHere, newest = newestNote): Promise<Followed> {
  const note = await newest()
  if (!note) throw new Away()
  const { checkpoint: now } = await openNote(parseNote(note), keys)
  const before = await rememberedOf(now.origin, keys)
  const all = [...states, ...before ? [before.checkpoint] : []].filter(one => one.origin === now.origin)
  await goesOn(now, all, read)
  remember(now.origin, note)
  return { now, before: before && { size: before.checkpoint.size, at: before.at }, note }
}

async function goesOn(now: Checkpoint, before: Checkpoint[], read: (path: string) => Promise<Bytes | undefined>) {
  const tree = await TiledTree.of(now.size, now.root, read)
  for (const one of before) {
    if (one.size > now.size) throw new Untrue('back', `the log has ${now.size} entries and had ${one.size}`)
    if (!same(await tree.rootAt(one.size), one.root)) throw new Untrue('forked', `the log of ${now.size} entries does not begin with the one of ${one.size}`)
  }
}

/** Whether a failure is the network's or one of reading, and not a lie. */
export const isAway = (failure: unknown) => failure instanceof Away || failure instanceof Malformed
