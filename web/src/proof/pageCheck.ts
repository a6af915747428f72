import type { Proved } from './receipt'
import type { FileKept, Read, Step } from './payload'
import type { PageShown } from './types'

/** What the page shows and the proofs do not. */
export type PageFault = { what: 'number' | 'missing' | 'step' | 'time' | 'text' | 'title' | 'reply' | 'file' | 'holder' | 'deadline' | 'reading', no?: number }

const moment = (when: string) => Math.floor(Date.parse(when) / 1000)
const stepsOf = (proved: Proved[]) => proved.map(one => one.payload).filter((one): one is Step => one.is === 'step').sort((a, b) => a.seq - b.seq)

/**
 * Holds what the page shows against what is proved; what waits to be sealed is passed over.
 *
 * @param all whether every step is proved, so that title, deadlines and holder can be followed from the beginning
 * @param files of which there is a proof, or will be
 */
export function pageFaults(page: PageShown, proved: Proved[], listed: number[], all: boolean, files: string[]): PageFault[] {
  const steps = new Map(stepsOf(proved).map(one => [one.seq, one]))
  return [
    ...proved.filter(one => one.payload.matter !== page.number).map((): PageFault => ({ what: 'number' })).slice(0, 1),
    ...Array.from({ length: page.revision }, (_, i) => i + 1).filter(no => !listed.includes(no)).map((no): PageFault => ({ what: 'missing', no })),
    ...page.timeline.flatMap((item): PageFault[] => {
      const step = steps.get(item.revision)
      if (!step) return []
      if (!step.names.includes(item.kind)) return [{ what: 'step', no: item.revision }]
      return moment(item.at) === moment(step.occurred) || moment(item.at) === moment(step.recorded) ? [] : [{ what: 'time', no: item.revision }]
    }),
    ...wordFaults(page, proved, all), ...readingFaults(page, proved), ...fileFaults(page, proved, files),
    ...all && !page.group ? [...holderFaults(page, [...steps.values()]), ...deadlineFaults(page, [...steps.values()])] : [],
  ]
}

/** How many look-ups the page shows. */
const MOST_READINGS = 200

/** Words that the server does not tell a reader cannot be compared; those it tells must be the page's. */
function wordFaults(page: PageShown, proved: Proved[], all: boolean): PageFault[] {
  const told = (use: string) => proved.flatMap(({ payload, opening }) => (payload.is === 'step' ? opening.words.filter(said => payload.words.some(one => one.no === said.no && one.use === use)) : [])).map(said => said.text)
  const [texts, replies, title] = [told('text'), told('reply'), told('title').at(-1)]
  const shown = [page.reply, ...page.replies].map(one => one?.text).filter(text => !!text) as string[]
  return [
    ...page.text && texts.length && !texts.includes(page.text) ? [{ what: 'text' as const }] : [],
    ...all && title !== undefined && page.title !== title ? [{ what: 'title' as const }] : [],
    ...replies.length && shown.some(text => !replies.includes(text)) ? [{ what: 'reply' as const }] : [],
  ]
}

/** How many texts are sealed of which this reader is told the mark alone. */
export const untold = (proved: Proved[]) => stepsOf(proved).reduce((sum, one) => sum + one.words.length, 0) - proved.reduce((sum, one) => sum + one.opening.words.length, 0)

function readingFaults(page: PageShown, proved: Proved[]): PageFault[] {
  const oldest = page.readings.length < MOST_READINGS ? -Infinity : Math.min(...page.readings.map(one => moment(one.at))) // the page shows the newest alone
  const read = proved.map(one => one.payload).filter((one): one is Read => one.is === 'reading' && moment(one.at) > oldest)
  const shown = new Set(page.readings.map(one => `${moment(one.at)} ${one.office.id} ${one.grade}`))
  return read.some(one => !shown.has(`${moment(one.at)} ${one.office} ${one.grade}`)) ? [{ what: 'reading' }] : []
}

/** Each file on the page is one of those that were sealed, of the same sort and length. */
function fileFaults(page: PageShown, proved: Proved[], listed: string[]): PageFault[] {
  const sealed = new Map(proved.map(one => one.payload).filter((one): one is FileKept => one.is === 'file').map(one => [one.file, one]))
  const shown = [page, page.reply, ...page.replies].flatMap(one => one?.attachments ?? [])
  const fits = (one: typeof shown[number]) => {
    const kept = sealed.get(one.id)
    return kept ? kept.mediaType === one.mediaType && kept.bytes === one.bytes : listed.includes(one.id)
  }
  return shown.every(fits) ? [] : [{ what: 'file' }]
}

function holderFaults(page: PageShown, steps: Step[]): PageFault[] {
  const moved = steps.filter(one => typeof one.spine.to === 'number' && one.names.includes('CustodyMoved')).at(-1)
  return moved && moved.spine.to !== page.holder.id ? [{ what: 'holder', no: moved.seq }] : []
}

function deadlineFaults(page: PageShown, steps: Step[]): PageFault[] {
  const now = new Map<string, { due?: string, settled?: string, no: number }>()
  for (const step of steps) {
    for (const change of step.clocks) {
      const before = now.get(change.slot)
      now.set(change.slot, change.due ? { due: change.due.at, no: step.seq } : { due: before?.due, settled: change.settledAt, no: step.seq })
    }
  }
  return page.clocks.flatMap((clock): PageFault[] => {
    const known = now.get(clock.slot)
    if (!known?.due) return []
    const fits = moment(known.due) === moment(clock.dueAt) && (!known.settled === !clock.settledAt) && (!clock.settledAt || moment(known.settled!) === moment(clock.settledAt))
    return fits ? [] : [{ what: 'deadline', no: known.no }]
  })
}
