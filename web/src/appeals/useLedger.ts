import { reactive, ref, shallowRef, watch } from 'vue'
import { get, type Problem } from '@/shared/http'
import type { Ledger, LedgerRow, OfficeRates, Rates } from '@/shared/types'
import type { Period } from './periods'

export interface LedgerLine { row: LedgerRow, depth: number, rates?: OfficeRates, open: boolean, total: boolean }

/** The three-level ledger of a period: the district, its townships and departments, each opening to what is below it. */
export function useLedger(period: () => Period) {
  const lines = shallowRef<LedgerLine[]>([])
  const asOf = ref<string>()
  const rates = shallowRef<Rates>()
  const problem = ref<Problem>()
  const busy = ref(false)
  const open = reactive(new Map<number, { rows: LedgerRow[], rates: OfficeRates[] }>())
  let top: Ledger | undefined

  const query = (office?: number) => new URLSearchParams({ ...period(), ...(office ? { office: String(office) } : {}) })

  async function load() {
    busy.value = true
    open.clear()
    const [ledger, all] = await Promise.all([get<Ledger>(`/api/ledger?${query()}`), get<Rates>(`/api/rates?${query()}`)])
    busy.value = false
    problem.value = ledger.ok ? undefined : ledger.problem
    if (!ledger.ok) return
    top = ledger.value
    asOf.value = ledger.value.asOf
    rates.value = all.ok ? all.value : undefined
    draw()
  }
  async function toggle(office: number) {
    if (open.has(office)) {
      open.delete(office)
    } else {
      const [ledger, below] = await Promise.all([get<Ledger>(`/api/ledger?${query(office)}`), get<Rates>(`/api/rates?${query(office)}`)])
      if (ledger.ok) open.set(office, { rows: ledger.value.rows, rates: below.ok ? below.value.byOffice : [] })
      else problem.value = ledger.problem
    }
    draw()
  }
  function draw() {
    if (!top) return
    const line = (row: LedgerRow, depth: number, from: OfficeRates[] | undefined): LedgerLine[] => {
      const below = open.get(row.office.id)
      const own: LedgerLine = { row, depth, rates: from?.find(one => one.office.id === row.office.id), open: below !== undefined, total: false }
      return [own, ...(below?.rows ?? []).flatMap(child => line(child, depth + 1, below?.rates))]
    }
    const all = rates.value
    const total: LedgerLine[] = top.total
      ? [{ row: top.total, depth: 0, open: true, total: true, rates: all && { office: top.total.office, response: all.response, solution: all.solution, satisfaction: all.satisfaction, reached: all.reached } }] : []
    lines.value = [...total, ...top.rows.flatMap(row => line(row, 1, all?.byOffice))]
  }
  watch(period, load, { immediate: true })
  return { lines, asOf, rates, problem, busy, load, toggle }
}
