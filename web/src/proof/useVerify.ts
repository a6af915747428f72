import { computed, ref, shallowRef } from 'vue'
import { Malformed, Untrue } from './bytes'
import { TooOld, unpack } from './compact'
import { EXTENSION, MOST, type Given, givenIn, type Held } from './files'
import { keptLog } from './kept'
import { follow, isAway, keysHere, newestNote } from './logHere'
import { parseCheckpoint, parseNote } from './note'
import { contradictions, movedFaults, originOf, prove, type Fault, type Proved } from './receipt'
import { parseProof } from './tlogProof'
import { believe, trustOf, type KeyTrust } from './trust'
import { believeWitnesses, forgetWitness, knownWitnesses, shownWitnesses, type KnownWitness } from './witnesses'

export type Trouble = 'nothing' | 'tooOld' | 'tooMany'
export type Comparison = { how: 'goesOn', size: number } | { how: 'other' | 'away' } | { how: 'wrong', why: string }

/** Receipts that were given, proved or not, and by which keys: all of it on this device. */
export function useVerify(names: { fromQr: () => string, pasted: () => string }) {
  const given = shallowRef<Given[]>([])
  const proved = shallowRef<Proved[]>([])
  const faults = shallowRef<Fault[]>([])
  const trusts = shallowRef<KeyTrust[]>([])
  /** Witnesses whose keys this device's reader gave. */
  const witnesses = shallowRef<KnownWitness[]>([])
  const held = shallowRef<Held[]>([])
  const trouble = ref<Trouble>()
  const busy = ref(false)
  const comparison = ref<Comparison>()
  /** Logs for which this device has no key to check with. */
  const keyless = shallowRef<string[]>([])

  async function fromPacked(packed: string) {
    await taken(async () => {
      const { proof, key } = await unpack(packed)
      return [{ name: names.fromQr(), text: proof, key }]
    })
  }
  const fromFiles = (files: readonly File[]) => taken(async () => {
    const found = await givenIn(files)
    held.value = found.held
    return found.given
  })
  /** Holds more files against the receipts that are here. */
  async function hold(files: readonly File[]) {
    held.value = [...held.value, ...(await givenIn(files)).held]
  }
  async function fromText(text: string) {
    const packed = /#([dp][\w-]{40,})\s*$/.exec(text)?.[1]
    if (packed) return fromPacked(packed)
    await taken(async () => (text.includes(EXTENSION.slice(1)) ? [{ name: names.pasted(), text: text.replaceAll('\r', '').replace(/^\s+/, '').replace(/\n*$/, '\n') }] : []))
  }

  async function taken(read: () => Promise<Given[]>) {
    busy.value = true
    trouble.value = undefined
    try {
      const all = await read()
      trouble.value = all.length === 0 ? 'nothing' : all.length > MOST ? 'tooMany' : undefined
      given.value = all.slice(0, MOST)
    } catch (failure) {
      trouble.value = failure instanceof TooOld ? 'tooOld' : 'nothing'
      given.value = []
    }
    await judge()
  }

  /** Every receipt again: keys were learnt, or others given. */
  async function judge() {
    busy.value = true
    comparison.value = undefined
    const found: KeyTrust[] = []
    const without = new Set<string>()
    for (const { text, key } of given.value) {
      const origin = originOf(text)
      if (!origin || found.some(one => one.origin === origin)) continue
      const trust = await trustFor(text, key)
      if (trust?.keys.length) found.push(trust)
      else without.add(origin)
    }
    const [known, shown] = await Promise.all([knownWitnesses(), shownWitnesses()])
    const verdicts = await Promise.all(given.value.filter(one => !without.has(originOf(one.text) ?? '')).map(one => prove(one.name, one.text, { logs: found.find(trust => trust.origin === originOf(one.text))?.keys ?? [], witnesses: known })))
    proved.value = verdicts.flatMap(one => (one.ok ? [one.proved] : []))
    faults.value = [...verdicts.flatMap(one => (one.ok ? [] : [one.fault])), ...contradictions(proved.value), ...movedFaults(proved.value)]
    ;[trusts.value, keyless.value, witnesses.value, busy.value] = [found, [...without], shown, false]
  }

  /** By the keys this device has kept; else by the one in the QR code, or by those this site names for its own log, until the reader compares. */
  async function trustFor(text: string, key: string | undefined): Promise<KeyTrust | undefined> {
    try {
      const { noteText } = parseProof(text)
      const { origin } = parseCheckpoint(parseNote(noteText).text)
      const offered = key ? [key] : keptLog(origin).keys.length ? [] : await keysHere().catch(() => [])
      return await trustOf(noteText, offered, false)
    } catch (failure) {
      if (failure instanceof Malformed) return undefined
      throw failure
    }
  }

  /** @returns whether it is a key of that log */
  async function learn(origin: string, written: string): Promise<boolean> {
    try {
      await believe(origin, written)
    } catch (notAKey) {
      if (notAKey instanceof Malformed) return false
      throw notAKey
    }
    await judge()
    return true
  }

  /** @returns whether all of them are keys of witnesses */
  async function learnWitnesses(text: string): Promise<boolean> {
    try {
      await believeWitnesses(text)
    } catch (notAKey) {
      if (notAKey instanceof Malformed) return false
      throw notAKey
    }
    await judge()
    return true
  }
  const forget = (written: string) => {
    forgetWitness(written)
    return judge()
  }

  async function compare() {
    busy.value = true
    try {
      const note = await newestNote()
      const trust = note ? trusts.value.find(one => one.origin === parseCheckpoint(parseNote(note).text).origin) : undefined
      comparison.value = !trust ? { how: 'other' } : { how: 'goesOn', size: (await follow(trust.keys, proved.value.map(one => one.checkpoint))).now.size }
    } catch (failure) {
      if (!(failure instanceof Untrue) && !isAway(failure)) throw failure
      comparison.value = failure instanceof Untrue ? { how: 'wrong', why: failure.why } : { how: 'away' }
    }
    busy.value = false
  }

  function clear() {
    ;[given.value, proved.value, faults.value, trusts.value, keyless.value, held.value, trouble.value, comparison.value] = [[], [], [], [], [], [], undefined, undefined]
  }
  const certain = computed(() => !keyless.value.length && trusts.value.every(one => !one.first))
  return { given, proved, held, faults, trusts, witnesses, keyless, trouble, busy, comparison, certain, fromPacked, fromFiles, fromText, hold, judge, learn, learnWitnesses, forget, compare, clear }
}
