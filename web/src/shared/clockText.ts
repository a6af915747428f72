import { dayText } from './days'
import type { ClockFace } from './types'
import type { Lang } from './wording'

type Translate = (key: string, named: Record<string, unknown>, plural: number) => string

/** The unit of the count belongs to the key; a server that does not name it counts days of the calendar. */
const UNNAMED: Record<string, string> = { 'clock.done.early': 'clock.done.early.days' }

/** The server says the state and the numbers; here they only become words. */
export function clockWords(face: ClockFace, t: Translate, lang: Lang): string {
  const { day, ...numbers } = face.numbers
  const named = { ...numbers, day: typeof day === 'string' ? dayText(day, lang) : '' }
  const plural = Number(face.numbers.days ?? face.numbers.hours ?? 1)
  return t(UNNAMED[face.words] ?? face.words, named, Number.isNaN(plural) ? 1 : plural)
}
