import { onBeforeUnmount, ref } from 'vue'
import { get, newKey, post, type Answer, type Problem } from '@/shared/http'

export interface BulkJob { id: string, total: number, done: number, failed: { number: string, code: string, detail: string }[], finished: boolean }

const EVERY = 400

/** A step taken for many matters, looked at until it is finished. */
export function useBulk() {
  const job = ref<BulkJob>()
  const problem = ref<Problem>()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function start(step: string, numbers: string[], fields: Record<string, unknown>): Promise<Answer<BulkJob>> {
    const answer = await post<{ id: string, total: number }>('/api/bulk', { step, numbers, fields }, { key: newKey() })
    if (!answer.ok) return answer
    job.value = { id: answer.value.id, total: answer.value.total, done: 0, failed: [], finished: false }
    look()
    return { ok: true, value: job.value }
  }
  async function look() {
    const answer = await get<BulkJob>(`/api/bulk/${job.value!.id}`)
    if (answer.ok) job.value = answer.value
    else problem.value = answer.problem
    if (answer.ok && !answer.value.finished) timer = setTimeout(look, EVERY)
  }
  onBeforeUnmount(() => clearTimeout(timer))
  return { job, problem, start }
}
