import { computed, ref } from 'vue'
import { get } from '@/shared/http'
import type { Matter } from '@/shared/types'
import { useChanges } from './live'

/** Whether others went on with the matter that is open, beyond what is shown of it. */
export function useChanged(matter: () => Matter | undefined) {
  const heard = ref<{ number: string, revision: number }>()
  const changed = computed(() => {
    const open = matter()
    return open !== undefined && heard.value?.number === open.line.number && heard.value.revision > open.revision
  })

  useChanges(async ({ all, changes }) => {
    const number = matter()?.line.number
    if (!number) return
    if (!all) {
      heard.value = changes.find(change => change.number === number) ?? heard.value
      return
    }
    const answer = await get<Matter>(`/api/matters/${number}`)
    if (answer.ok && matter()?.line.number === number) heard.value = { number, revision: answer.value.revision }
  })
  return changed
}
