import { computed, ref, shallowRef, watch } from 'vue'
import { get, mayPass, type Problem } from '@/shared/http'
import { useOfficeTree, useReference } from '@/shared/reference'
import type { Line, Matter, OfficeRef, Step, Suggestion } from '@/shared/types'
import { counted, loadCounts } from './desk'
import { isConfirmed, useHeldBack } from './heldBack'
import { useChanged } from './useChanged'
import { useLines } from './useLines'

const QUEUE = { view: 'dispatch' }

/** The dispatcher's queue: the first in hand, the next one fetched when it has gone. */
export function useDispatch() {
  const queue = useLines(() => QUEUE)
  const number = ref<string>()
  const matter = shallowRef<Matter>()
  const problem = ref<Problem>()
  const items = computed(() => queue.items.value.filter(line => !isConfirmed(line.number)))
  const current = computed(() => items.value.find(line => line.number === number.value))
  const countText = computed(() => queue.count.value && counted({ ...queue.count.value, number: Math.max(0, queue.count.value.number - queue.items.value.length + items.value.length) }))

  /** What has gone somewhere, or is confirmed, gives its place to the one below. */
  watch(items, (lines, before = []) => {
    if (lines.some(line => line.number === number.value)) return
    const at = Math.max(0, before.findIndex(line => line.number === number.value))
    number.value = lines[Math.min(at, lines.length - 1)]?.number
  })
  watch(number, read)

  async function read() {
    const wanted = number.value
    matter.value = undefined
    problem.value = undefined
    if (!wanted) return
    const answer = await get<Matter>(`/api/matters/${wanted}`)
    if (wanted !== number.value) return
    if (answer.ok) matter.value = answer.value
    else problem.value = answer.problem
  }
  function move(by: number) {
    const at = items.value.findIndex(line => line.number === number.value)
    number.value = items.value[Math.min(Math.max(at + by, 0), items.value.length - 1)]?.number ?? number.value
  }
  async function gone(which = number.value) {
    queue.items.value = queue.items.value.filter(line => line.number !== which)
    if (queue.count.value) queue.count.value = { ...queue.count.value, number: Math.max(0, queue.count.value.number - 1) }
    loadCounts()
    if (queue.items.value.length < 5) await queue.load()
  }
  /** Refused for good, it may be anywhere by now. */
  useHeldBack((one, refused) => {
    if (!refused) gone(one.number)
    else if (!mayPass(refused)) queue.load()
  })
  const changed = useChanged(() => matter.value)
  return { ...queue, items, countText, left: queue.gone, number, matter, changed, current, queueProblem: queue.problem, problem, move, gone, read, choose: (line: Pick<Line, 'number'>) => { number.value = line.number } }
}

export interface Candidate { id: number, office: OfficeRef, why: 'suggested' | 'usual' | 'town' | 'community' | 'before', times?: number, of?: number, percent?: number }

/** Offices worth a number key: those suggested, the one that usually answers this category, then those of the place, then the last ones chosen. */
export function useCandidates(matter: () => Matter | undefined, category: () => string, before: () => number[], suggestion: () => Suggestion | undefined = () => undefined, late: () => boolean = () => false) {
  const tree = useOfficeTree()
  const reference = useReference()
  return computed<Candidate[]>(() => {
    const all = tree.value ?? []
    const usual = reference.value?.categories.find(one => one.code === category())?.defaultOffice
    const place = all.find(office => office.name.zh === matter()?.line.place?.zh)
    const community = place?.level === 'community' ? place : undefined
    const town = community ? all.find(office => office.id === community.parent) : place
    const fits = suggestion()?.categories[0]?.code === category() || !category() // another category has other offices
    const suggested = fits ? suggestion()?.offices ?? [] : []
    const byModel = suggested.map((one): [OfficeRef | undefined, Candidate['why']] => [all.find(office => office.id === one.office.id), 'suggested'])
    const wanted: [OfficeRef | undefined, Candidate['why']][] = [
      ...(late() ? [] : byModel),
      [all.find(office => office.id === usual), 'usual'],
      [town, 'town'],
      [community, 'community'],
      ...before().map((id): [OfficeRef | undefined, Candidate['why']] => [all.find(office => office.id === id), 'before']),
      ...(late() ? byModel : []),
    ]
    const taken = new Set<number>()
    return wanted.flatMap(([office, why]) => (office && !taken.has(office.id) && taken.add(office.id) ? [{ id: office.id, office, why, ...shareOf(suggested, office.id) }] : [])).slice(0, 8)
  })
}

const shareOf = (suggested: Suggestion['offices'], id: number) => {
  const one = suggested.find(each => each.office.id === id)
  return one ? { percent: one.percent, ...(one.of ? { times: one.times, of: one.of } : {}) } : {}
}

export const stepOf = (matter: Matter | undefined, code: string): Step | undefined => matter?.steps.find(step => step.code === code)
