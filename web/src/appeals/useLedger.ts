import { reactive, ref, shallowRef, watch } from 'vue'
import { get, type Problem } from '@/shared/http'
import type { Ledger, LedgerRow, OfficeRates, Rates } from '@/shared/types'
import { seldom, useChanges } from '@/matters/live'
import type { Period } from './periods'

export const COLUMNS = ['received', 'replied', 'solved', 'held', 'late', 'returned'] as const
export const RATES = ['response', 'solution', 'satisfaction', 'reached'] as const
const PAUSE = 10_000
export interface LedgerLine { row: LedgerRow, depth: number, rates?: OfficeRates, open: boolean, total: boolean }

/** The three-level ledger of a period, of one category or all: an office, those directly below it, each opening to what is below that. */
export function useLedger(period: () => Period, category: () => string) {
  const lines = shallowRef<LedgerLine[]>([])
  const asOf = ref<string | null>()
  const behind = ref(0)
  const recounting = ref(false)
  const rates = shallowRef<Rates>()
  const problem = ref<Problem>()
  const busy = ref(false)
  const open = reactive(new Map<number, { rows: LedgerRow[], rates: OfficeRates[] }>())
  let top: Ledger | undefined
  let turn = 0

  const query = (office?: number) => new URLSearchParams({ ...period(), ...(category() ? { category: category() } : {}), ...(office ? { office: String(office) } : {}) })
  const both = (office?: number) => Promise.all([get<Ledger>(`/api/ledger?${query(office)}`), get<Rates>(`/api/rates?${query(office)}`)])

  async function load() {
    const mine = ++turn
    busy.value = true
    open.clear()
    const [ledger, all] = await both()
    if (mine !== turn) return
    busy.value = false
    problem.value = ledger.ok ? (all.ok ? undefined : all.problem) : ledger.problem
    take(ledger, all)
  }
  type Both = Awaited<ReturnType<typeof both>>
  function take(ledger: Both[0], all: Both[1]) {
    if (!ledger.ok) return
    top = ledger.value
    asOf.value = top.asOf
    behind.value = top.behindSeconds ?? 0
    recounting.value = top.recounting
    rates.value = all.ok ? all.value : undefined
    draw()
  }
  /** Figures move while they are looked at: those shown are read again where they stand, opened rows too. */
  async function refresh() {
    if (busy.value || !top) return
    const mine = turn
    const offices = [...open.keys()]
    const [head, ...below] = await Promise.all([both(), ...offices.map(both)])
    if (mine !== turn || !head) return
    offices.forEach((office, i) => {
      const [ledger, of] = below[i]!
      if (ledger.ok && open.has(office)) open.set(office, { rows: ledger.value.rows, rates: of.ok ? of.value.byOffice : [] })
    })
    take(...head)
  }
  useChanges(seldom(refresh, PAUSE))
  async function toggle(office: number) {
    if (open.has(office)) {
      open.delete(office)
    } else {
      const [ledger, below] = await both(office)
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
    const total: LedgerLine = { row: top.total, depth: 0, open: true, total: true, rates: rates.value && { ...rates.value, place: null } }
    lines.value = [total, ...top.rows.flatMap(row => line(row, 1, rates.value?.byOffice))]
  }
  watch([period, category], load, { immediate: true })
  return { lines, asOf, behind, recounting, rates, problem, busy, load, toggle }
}
