import { computed, reactive, ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { dayKey } from '@/shared/days'
import { session } from '@/shared/session'
import { periodOf, PERIODS, type Period, type PeriodName } from './periods'

/** The period a page of figures is about: a calendar one up to today, or from one day to another. It stands in the address. */
export function usePeriod(first: PeriodName) {
  const route = useRoute()
  const router = useRouter()
  const today = dayKey(session.now ?? new Date().toISOString())
  const asked = PERIODS.find(one => one === route.query.period)
  const name = ref<PeriodName>(asked ?? first)
  const own = reactive<Period>({ from: String(route.query.from ?? periodOf('month', today).from), to: String(route.query.to ?? today) })
  const period = computed<Period>(() => (name.value === 'days' ? { from: own.from, to: own.to } : periodOf(name.value, today)))

  function choose(one: PeriodName) {
    if (one === 'days') Object.assign(own, period.value)
    name.value = one
    keep()
  }
  function keep() {
    const { category } = route.query
    router.replace({ query: { ...(category ? { category } : {}), period: name.value, ...(name.value === 'days' ? own : {}) } })
  }
  return { name, own, period, today, choose, keep }
}
