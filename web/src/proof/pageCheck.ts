import type { Proved } from './receipt'
import type { Read, Step } from './payload'
import type { PageShown } from './types'

/** What the page shows and the proofs do not. */
export type PageFault = { what: 'number' | 'missing' | 'step' | 'time' | 'text' | 'reply' | 'holder' | 'deadline' | 'reading', no?: number }

const moment = (when: string) => Math.floor(Date.parse(when) / 1000)
const stepsOf = (proved: Proved[]) => proved.map(one => one.payload).filter((one): one is Step => one.is === 'step').sort((a, b) => a.seq - b.seq)

/**
 * Holds what the page shows against what is proved; what waits to be sealed is passed over.
 *
 * @param all whether every step is proved, so that deadlines and holder can be followed from the beginning
 */
export function pageFaults(page: PageShown, proved: Proved[], listed: number[], all: boolean): PageFault[] {
  const steps = new Map(stepsOf(proved).map(one => [one.seq, one]))
  return [
    ...proved.filter(one => one.payload.matter !== page.number).map((): PageFault => ({ what: 'number' })).slice(0, 1),
    ...Array.from({ length: page.revision }, (_, i) => i + 1).filter(no => !listed.includes(no)).map((no): PageFault => ({ what: 'missing', no })),
    ...page.timeline.flatMap((item): PageFault[] => {
      const step = steps.get(item.revision)
      if (!step) return []
      if (item.kind in KNOWN_AS ? !step.names.includes(KNOWN_AS[item.kind]!) : !step.names.includes(item.kind)) return [{ what: 'step', no: item.revision }]
      return moment(item.at) === moment(step.occurred) || moment(item.at) === moment(step.recorded) ? [] : [{ what: 'time', no: item.revision }]
    }),
    ...wordFaults(page, proved), ...readingFaults(page, proved),
    ...all && !page.group ? [...holderFaults(page, [...steps.values()]), ...deadlineFaults(page, [...steps.values()])] : [],
  ]
}

/** Names of the page's sentences that differ from the names in the history. */
const KNOWN_AS: Record<string, string> = {}

function wordFaults(page: PageShown, proved: Proved[]): PageFault[] {
  const told = new Set(proved.flatMap(one => one.opening.words.map(said => said.text)))
  const sealedUse = new Set(stepsOf(proved).flatMap(one => one.words.map(said => said.use)))
  const faults: PageFault[] = []
  if (page.text && sealedUse.has('text') && !told.has(page.text)) faults.push({ what: 'text' })
  const replies = [page.reply, ...page.replies].map(one => one?.text).filter(text => !!text)
  if (sealedUse.has('reply') && replies.some(text => !told.has(text!))) faults.push({ what: 'reply' })
  return faults
}

function readingFaults(page: PageShown, proved: Proved[]): PageFault[] {
  const read = proved.map(one => one.payload).filter((one): one is Read => one.is === 'reading')
  const shown = new Set(page.readings.map(one => `${moment(one.at)} ${one.office.id} ${one.grade}`))
  return read.some(one => !shown.has(`${moment(one.at)} ${one.office} ${one.grade}`)) ? [{ what: 'reading' }] : []
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
