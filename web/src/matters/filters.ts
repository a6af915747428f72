import type { LocationQuery } from 'vue-router'

/** What a list may be narrowed by, as the address and the server name it. */
export const FILTERS = ['state', 'category', 'office', 'level', 'place', 'due', 'from', 'to', 'type', 'channel', 'flag', 'sort'] as const
export type FilterName = typeof FILTERS[number]
export type Filters = { view: string } & Partial<Record<FilterName, string>>

export function filtersOf(query: LocationQuery, view = 'inbox'): Filters {
  const filters: Filters = { view: typeof query.view === 'string' ? query.view : view }
  for (const name of FILTERS) {
    const value = query[name]
    if (typeof value === 'string' && value !== '') filters[name] = value
  }
  return filters
}

export function pathOf(filters: Filters, after?: string | null, base = '/api/matters'): string {
  const query = new URLSearchParams(filters as Record<string, string>)
  if (after) query.set('after', after)
  return `${base}?${query}`
}

export const sameFilters = (a: Filters, b: Filters): boolean =>
  a.view === b.view && FILTERS.every(name => (a[name] ?? '') === (b[name] ?? ''))

const OPEN = ['registered', 'accepted', 'dispatched', 'in-hand', 'replied']
const OVER = ['followed-up', 'archived', 'withdrawn', 'not-accepted', 'set-aside']

/** The states a list may hold: an inbox has only what is still owed. */
export const statesIn = (view: string): string[] => (view === 'inbox' ? OPEN : [...OPEN, ...OVER])

/** The tabs every desk has before its own saved ones. */
export const STANDING: { name: string, filters: Filters, count?: string }[] = [
  { name: 'all', filters: { view: 'inbox' }, count: 'inbox' },
  { name: 'unsigned', filters: { view: 'inbox', flag: 'unsigned' } },
  { name: 'late', filters: { view: 'inbox', due: 'late' } },
  { name: 'today', filters: { view: 'inbox', due: 'today' } },
  { name: 'support', filters: { view: 'mine-support' }, count: 'support' },
  { name: 'supervised', filters: { view: 'supervised' }, count: 'supervised' },
  { name: 'everything', filters: { view: 'all' } },
]
