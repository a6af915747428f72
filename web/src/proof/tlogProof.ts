import { fromBase64, Malformed, toBase64, type Bytes } from './bytes'
import { parseNote, type Note } from './note'
import { hashText, parseHash, type Hash } from './tree'

/** That an entry stands in a log, to be kept and checked without the log (C2SP tlog-proof). */
export interface TlogProof { extra?: Bytes, index: number, hashes: Hash[], note: Note, noteText: string }

const FIRST = 'c2sp.org/tlog-proof@v1'
const HIGHEST = 63

export function parseProof(proof: string): TlogProof {
  const lines = proof.split('\n')
  let at = 0
  if (lines[at++] !== FIRST) throw new Malformed(`a proof begins with ${FIRST}`)
  const extra = lines[at]?.startsWith('extra ') ? fromBase64(lines[at++]!.slice('extra '.length)) : undefined
  const index = Number(/^index (0|[1-9]\d{0,15})$/.exec(lines[at++] ?? '')?.[1] ?? Number.NaN)
  if (!Number.isSafeInteger(index)) throw new Malformed('a proof tells the index of its entry')
  const end = lines.indexOf('', at)
  if (end < 0 || end - at > HIGHEST) throw new Malformed('a proof has hashes, an empty line and a checkpoint')
  const noteText = lines.slice(end + 1).join('\n')
  return { extra, index, hashes: lines.slice(at, end).map(parseHash), note: parseNote(noteText), noteText }
}

export function formatProof({ extra, index, hashes, noteText }: Omit<TlogProof, 'note'>): string {
  return `${FIRST}\n${extra ? `extra ${toBase64(extra)}\n` : ''}index ${index}\n${hashes.map(hash => `${hashText(hash)}\n`).join('')}\n${noteText}`
}
