import { dueParts, shortDay } from './days'
import type { Custody } from './types'
import { say, type Lang } from './wording'

type Translate = (key: string, named: Record<string, unknown>) => string

/** The whole staircase in one sentence, for those who hear it. */
export function custodySentence(custody: Custody, t: Translate, lang: Lang): string {
  const parts = custody.legs.map(leg => t('stairs.part', {
    day: shortDay(leg.from, lang), move: t(`move.${leg.move}`, {}), office: say(leg.office.short, lang),
  }))
  const end = custody.until ? t('stairs.ends', { day: shortDay(dueParts(custody.until).day, lang) }) : ''
  return t('stairs.label', { parts: parts.join(t('comma', {})), end })
}
