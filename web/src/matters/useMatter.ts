import { ref, shallowRef, watch } from 'vue'
import { get, type Answer, type Problem } from '@/shared/http'
import type { Explanation, Matter } from '@/shared/types'
import { loadCounts } from './desk'
import { useChanged } from './useChanged'

/** One matter on the desk: read, replaced by the answer to each step, read again when the page comes back to the front. */
export function useMatter(number: () => string) {
  const matter = shallowRef<Matter>()
  const problem = ref<Problem>()
  const busy = ref(false)

  async function load() {
    const wanted = number()
    busy.value = true
    const answer = await get<Matter>(`/api/matters/${wanted}`)
    if (wanted !== number()) return
    busy.value = false
    if (answer.ok) {
      matter.value = answer.value
      problem.value = undefined
    } else {
      problem.value = answer.problem
    }
  }
  function replace(value: Matter) {
    matter.value = value
    loadCounts()
  }
  const explain = (slot: string): Promise<Answer<Explanation>> => get(`/api/matters/${number()}/clocks/${encodeURIComponent(slot)}`)
  const fileAddress = (id: string) => `/api/matters/${number()}/attachments/${id}`

  watch(number, () => {
    matter.value = undefined
    load()
  }, { immediate: true })
  const changed = useChanged(() => matter.value)
  return { matter, changed, problem, busy, load, replace, explain, fileAddress }
}

export type OpenMatter = ReturnType<typeof useMatter>
