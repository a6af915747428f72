import { computed, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { get, type Problem } from '@/shared/http'
import type { PublicLine, PublicPage } from '@/shared/types'

/** What the public list may be narrowed by, as the address and the server name it. */
export const PUBLIC_FILTERS = ['q', 'category', 'township', 'open', 'from', 'to'] as const
export type PublicFilters = Partial<Record<typeof PUBLIC_FILTERS[number], string>>

export function publicFilters(query: Record<string, unknown>): PublicFilters {
  const filters: PublicFilters = {}
  for (const name of PUBLIC_FILTERS) {
    const value = query[name]
    if (typeof value === 'string' && value.trim() !== '') filters[name] = value
  }
  return filters
}

/** Public matters by the filters in the address, a page at a time. A later reading wins over an earlier. */
export function usePublicList() {
  const route = useRoute()
  const router = useRouter()
  const filters = computed(() => publicFilters(route.query))
  const items = shallowRef<PublicLine[]>([])
  const next = ref<string | null>()
  const problem = ref<Problem>()
  const busy = ref(false)
  let running: AbortController | undefined

  async function load(more = false) {
    running?.abort()
    const mine = running = new AbortController()
    busy.value = true
    const asked = new URLSearchParams(filters.value)
    if (more && next.value) asked.set('after', next.value)
    const answer = await get<PublicPage>(`/api/public/matters?${asked}`, { signal: mine.signal })
    if (mine !== running) return
    busy.value = false
    problem.value = answer.ok ? undefined : answer.problem
    if (!answer.ok) return
    items.value = more ? [...items.value, ...answer.value.items] : answer.value.items
    next.value = answer.value.next
  }

  function narrow(to: PublicFilters) {
    return router.replace({ query: publicFilters(to) })
  }

  watch(() => JSON.stringify(filters.value), () => {
    if (route.name !== 'public-matters') return
    items.value = []
    load()
  }, { immediate: true })
  return { filters, items, next, problem, busy, load, narrow }
}
