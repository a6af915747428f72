import { lengthWords } from './counting'
import { dueMoment, momentText } from './days'
import type { Wording } from './types'
import { say, type Lang } from './wording'

type Translate = (key: string, named: Record<string, unknown>, plural: number) => string

/** The facts of a note on a count, ready to stand in a sentence. */
export function noteFacts(facts: Record<string, unknown>, lang: Lang, t: Translate): Record<string, unknown> {
  const result: Record<string, unknown> = { ...facts }
  if (typeof facts.on === 'string') result.on = momentText(facts.on, lang)
  if (typeof facts.at === 'string') result.at = dueMoment(facts.at, lang)
  if (facts.rule) result.rule = say(facts.rule as Wording, lang)
  if (typeof facts.length === 'string') result.length = lengthWords(facts.length, t)
  return result
}
