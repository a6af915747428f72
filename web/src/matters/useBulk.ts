import { onBeforeUnmount, onMounted, ref } from 'vue'
import { get, newKey, post, type Answer, type Problem } from '@/shared/http'
import type { BulkJob, Line, Offer } from '@/shared/types'

const EVERY = 400
const KEPT = 'huiyin.bulk' // of this tab: the job goes on at the server while the page is away

/** A step taken for many matters, looked at until it is finished; each matter answers for itself. */
export function useBulk() {
  const job = ref<BulkJob>()
  const problem = ref<Problem>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const offers = (lines: Line[]) => post<Offer[]>('/api/bulk/steps', { numbers: lines.map(line => line.number) })
  async function start(step: string, lines: Line[], fields: Record<string, unknown>): Promise<Answer<BulkJob>> {
    const matters = lines.map(line => ({ number: line.number, seen: line.revision }))
    const answer = await post<BulkJob>('/api/bulk', { step, matters, fields }, { key: newKey() })
    if (!answer.ok) return answer
    sessionStorage.setItem(KEPT, answer.value.id)
    follow(answer.value)
    return answer
  }
  function follow(now: BulkJob) {
    job.value = now
    if (now.finished) sessionStorage.removeItem(KEPT)
    else timer = setTimeout(() => look(now.id), EVERY)
  }
  async function look(id: string) {
    const answer = await get<BulkJob>(`/api/bulk/${id}`)
    problem.value = answer.ok ? undefined : answer.problem
    if (answer.ok) follow(answer.value)
    else if (answer.problem.status === 0) timer = setTimeout(() => look(id), 5 * EVERY)
    else sessionStorage.removeItem(KEPT)
  }
  function close() {
    sessionStorage.removeItem(KEPT)
    job.value = undefined
    problem.value = undefined
  }
  onMounted(() => {
    const kept = sessionStorage.getItem(KEPT)
    if (kept) look(kept)
  })
  onBeforeUnmount(() => clearTimeout(timer))
  return { job, problem, offers, start, close }
}
