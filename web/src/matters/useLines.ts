import { computed, ref, shallowRef, watch } from 'vue'
import { get, type Problem } from '@/shared/http'
import type { Line, Page } from '@/shared/types'
import { counted, desk } from './desk'
import { pathOf, type Filters } from './filters'
import { seldom, useChanges } from './live'

const PAUSE = 3000

/** A list of matters, page after page by its cursor; what J and K walk through later. */
export function useLines(filters: () => Filters) {
  const items = shallowRef<Line[]>([])
  const next = ref<string | null>(null)
  const count = ref<{ number: number, more: boolean }>()
  const problem = ref<Problem>()
  const busy = ref(false)
  const fresh = ref(0)
  const gone = ref(0)
  let turn = 0

  async function ask(after: string | null) {
    const mine = ++turn
    busy.value = true
    const answer = await get<Page<Line>>(pathOf(filters(), after))
    if (mine !== turn) return
    busy.value = false
    if (!answer.ok) {
      problem.value = answer.problem
      return
    }
    problem.value = undefined
    items.value = after ? [...items.value, ...answer.value.items] : answer.value.items
    next.value = answer.value.next
    if (!after) fresh.value = gone.value = 0
    if (answer.value.count) count.value = answer.value.count
    desk.walk = items.value.map(line => line.number)
  }
  /** Something changed: the lines here are brought up to date where they stand; what came and went is said, and waits. */
  async function look() {
    if (busy.value) return
    if (!items.value.length) return load()
    const mine = turn
    const answer = await get<Page<Line>>(pathOf(filters(), null))
    if (mine !== turn || !answer.ok) return
    const now = new Map(answer.value.items.map(line => [line.number, line]))
    const whole = !next.value && !answer.value.next
    gone.value = whole ? items.value.filter(line => !now.has(line.number)).length : 0
    items.value = items.value.map((line) => {
      const known = now.get(line.number)
      now.delete(line.number)
      return known ?? line
    })
    fresh.value = now.size
    if (answer.value.count) count.value = answer.value.count
  }
  useChanges(seldom(look, PAUSE))
  const load = () => ask(null)
  const more = () => ask(next.value)
  watch(filters, load, { immediate: true })
  /** Nothing until it is known: no sentence is said around an empty number. */
  const countText = computed(() => !count.value ? undefined : counted(count.value))
  return { items, next, count, countText, problem, busy, fresh, gone, load, more }
}
