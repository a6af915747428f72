import { ref } from 'vue'
import { newKey, send, type Problem } from '@/shared/http'

/** One command of the administration at a time: whether it is on its way, and why it was refused. */
export function useSend() {
  const busy = ref(false)
  const problem = ref<Problem>()
  async function go<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<{ value: T } | undefined> {
    if (busy.value) return undefined
    busy.value = true
    const answer = await send<T>(method, path, body, { key: newKey() })
    busy.value = false
    problem.value = answer.ok ? undefined : answer.problem
    return answer.ok ? { value: answer.value } : undefined
  }
  const of = (field: string) => problem.value?.errors?.find(error => error.field === field)?.detail
  return { busy, problem, go, of }
}
