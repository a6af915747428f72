import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import { get, newKey, post, type Answer, type Problem } from '@/shared/http'
import type { ImportFile, ImportRun } from '@/shared/types'

const EVERY = 500

/** A file of old appeals: read, its columns matched, tried without writing, then brought in with progress. */
export function useImport() {
  const file = shallowRef<ImportFile>()
  const mapping = ref<Record<string, string>>({})
  const run = ref<ImportRun>()
  const before = ref<ImportRun[]>([])
  const problem = ref<Problem>()
  const busy = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  const keep = <T>(answer: Answer<T>): T | undefined => {
    problem.value = answer.ok ? undefined : answer.problem
    return answer.ok ? answer.value : undefined
  }
  async function take(chosen: File) {
    busy.value = true
    const taken = keep(await post<ImportFile>('/api/imports', chosen, { key: newKey() }))
    busy.value = false
    if (!taken) return
    file.value = taken
    mapping.value = { ...taken.mapping }
    run.value = undefined
  }
  async function start(dryRun: boolean) {
    const chosen = Object.fromEntries(Object.entries(mapping.value).filter(([, column]) => column))
    busy.value = true
    const begun = keep(await post<ImportRun>(`/api/imports/${file.value!.id}/run`, { mapping: chosen, dryRun }, { key: newKey() }))
    busy.value = false
    if (begun) watchRun(begun)
  }
  /** Also one begun earlier: it goes on at the server whether or not somebody looks. */
  function watchRun(one: ImportRun) {
    run.value = one
    clearTimeout(timer)
    if (running.value) timer = setTimeout(look, EVERY)
    else latest()
  }
  async function look() {
    const now = keep(await get<ImportRun>(`/api/imports/${run.value!.id}`))
    if (now) watchRun(now)
  }
  async function latest() {
    const answer = await get<ImportRun[]>('/api/imports')
    if (!answer.ok) return
    before.value = answer.value
    const going = answer.value.find(isRunning)
    if (going && !run.value) watchRun(going)
  }
  const isRunning = (one: ImportRun) => one.state === 'queued' || one.state === 'running'
  const running = computed(() => run.value !== undefined && isRunning(run.value))
  const tried = computed(() => run.value?.dryRun === true && run.value.id === file.value?.id && !running.value)
  onMounted(latest)
  onBeforeUnmount(() => clearTimeout(timer))
  return { file, mapping, run, before, problem, busy, running, tried, take, start }
}
