import { dayText, dueMoment, dueParts, longDay, longDue, momentText, shortDay, timeText } from './days'
import { useLang } from './wording'

/** Dates in the reader's language, in the district's zone. */
export function useDays() {
  const lang = useLang()
  return {
    day: (when: string) => dayText(when, lang()),
    short: (when: string) => shortDay(when, lang()),
    long: (when: string) => longDay(when, lang()),
    moment: (when: string) => momentText(when, lang()),
    time: timeText,
    due: dueParts,
    longDue: (when: string) => longDue(when, lang()),
    dueMoment: (when: string) => dueMoment(when, lang()),
  }
}
