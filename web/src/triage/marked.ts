/** A piece of a text: plain, or words a suggestion rests on: what it is about, where, how urgent. */
export interface Piece { text: string, is?: 'what' | 'where' | 'when' }
export interface Words { what: string[], where: string[], when: string[] }

const ORDER = ['when', 'where', 'what'] as const

/** The text in pieces; where words overlap, urgency comes before place, place before matter, the longer before the shorter. */
export function marked(text: string, words: Words): Piece[] {
  const is: (Piece['is'])[] = Array.from({ length: text.length })
  for (const kind of ORDER) {
    for (const word of [...words[kind]].sort((one, other) => other.length - one.length)) {
      for (let at = word ? text.indexOf(word) : -1; at >= 0; at = text.indexOf(word, at + word.length)) {
        if (is.slice(at, at + word.length).every(one => one === undefined)) is.fill(kind, at, at + word.length)
      }
    }
  }
  const pieces: Piece[] = []
  for (let at = 0, from = 0; at < text.length; at++) {
    if (at + 1 < text.length && is[at + 1] === is[at]) continue
    pieces.push({ text: text.slice(from, at + 1), ...(is[at] ? { is: is[at] } : {}) })
    from = at + 1
  }
  return pieces
}
