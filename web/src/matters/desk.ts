import { reactive } from 'vue'
import { get } from '@/shared/http'

/** What the rail shows and what J and K walk through on a matter's page. */
export const desk = reactive({
  counts: {} as Record<string, number | { number: number, more: boolean }>,
  walk: [] as string[],
  menu: false,
})

export async function loadCounts() {
  const answer = await get<Record<string, number | { number: number, more: boolean }>>('/api/matters/counts')
  if (answer.ok) desk.counts = answer.value
}

/** How many there are, or at least. */
export const counted = (count: { number: number, more: boolean }) => count.more ? `${count.number.toLocaleString('en')}+` : String(count.number)

/** Counts stop at a thousand: beyond that the number says nothing a clerk can use. */
export function countText(name: string): string {
  const count = desk.counts[name]
  if (count === undefined) return ''
  if (typeof count === 'object') return count.more || count.number ? counted(count) : ''
  return count > 999 ? '1,000+' : String(count || '')
}
