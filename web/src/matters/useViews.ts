import { ref } from 'vue'
import { get, newKey, post, remove } from '@/shared/http'
import type { View } from '@/shared/types'
import type { Filters } from './filters'

/** What was chosen when it was kept; the server stores the choice as it is. */
export type SavedView = Omit<View, 'filters'> & { filters: Filters }

/** The views a person keeps for themselves. */
export function useViews() {
  const views = ref<SavedView[]>([])
  async function load() {
    const answer = await get<SavedView[]>('/api/views')
    if (answer.ok) views.value = answer.value
  }
  async function keep(name: string, filters: Filters): Promise<boolean> {
    const answer = await post<SavedView>('/api/views', { name, filters }, { key: newKey() })
    if (answer.ok) await load()
    return answer.ok
  }
  async function drop(id: string) {
    const answer = await remove(`/api/views/${id}`)
    if (answer.ok) views.value = views.value.filter(view => view.id !== id)
  }
  return { views, load, keep, drop }
}
