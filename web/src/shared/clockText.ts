import { dayText } from './days'
import type { ClockFace } from './types'
import type { Lang } from './wording'

type Translate = (key: string, named: Record<string, unknown>, plural: number) => string

/** The server says the state and the numbers; here they only become words. */
export function clockWords(face: ClockFace, t: Translate, lang: Lang): string {
  const { day, ...numbers } = face.numbers
  const named = { ...numbers, day: typeof day === 'string' ? dayText(day, lang) : '' }
  const plural = Number(face.numbers.days ?? face.numbers.hours ?? 1)
  return t(face.words, named, Number.isNaN(plural) ? 1 : plural)
}
