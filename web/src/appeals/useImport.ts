import { computed, onBeforeUnmount, ref, shallowRef } from 'vue'
import { get, newKey, post, type Problem } from '@/shared/http'

export interface ImportFile { id: string, columns: string[], sample: string[][], mapping: { guessed: Record<string, string> } | Record<string, string> }
export interface Reject { row: number, reason?: string, code?: string, detail?: string }
export interface ImportRun { state: string, total: number, done: number, accepted: number, rejected: number, skipped: number, dryRun: boolean, rejects: Reject[] }

/** What a row of the old list may tell us. The first three are what makes it an appeal. */
export const TARGETS = ['text', 'receivedAt', 'office', 'number', 'title', 'category', 'type', 'place', 'address', 'reply', 'repliedAt', 'channel', 'state', 'satisfied'] as const

const EVERY = 500

/** A file of old appeals: read, its columns matched, tried without writing, then brought in with progress. */
export function useImport() {
  const file = shallowRef<ImportFile>()
  const mapping = ref<Record<string, string>>({})
  const run = ref<ImportRun>()
  const problem = ref<Problem>()
  const busy = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function take(chosen: File) {
    const form = new FormData()
    form.append('file', chosen, chosen.name)
    form.append('kind', 'appeals')
    busy.value = true
    const answer = await post<ImportFile>('/api/imports', form, { key: newKey() })
    busy.value = false
    problem.value = answer.ok ? undefined : answer.problem
    if (!answer.ok) return
    file.value = answer.value
    const guessed = answer.value.mapping as { guessed?: Record<string, string> }
    mapping.value = { ...(guessed.guessed ?? answer.value.mapping as Record<string, string>) }
    run.value = undefined
  }
  async function start(dryRun: boolean) {
    const chosen = Object.fromEntries(Object.entries(mapping.value).filter(([, column]) => column !== ''))
    const answer = await post(`/api/imports/${file.value!.id}/run`, { mapping: chosen, dryRun }, { key: newKey() })
    problem.value = answer.ok ? undefined : answer.problem
    if (answer.ok) await look()
  }
  async function look() {
    const answer = await get<ImportRun>(`/api/imports/${file.value!.id}`)
    if (answer.ok) run.value = answer.value
    else problem.value = answer.problem
    if (answer.ok && running.value) timer = setTimeout(look, EVERY)
  }
  const running = computed(() => run.value !== undefined && ['queued', 'running'].includes(run.value.state.toLowerCase()))
  const tried = computed(() => run.value?.dryRun === true && !running.value)
  onBeforeUnmount(() => clearTimeout(timer))
  return { file, mapping, run, problem, busy, running, tried, take, start }
}
