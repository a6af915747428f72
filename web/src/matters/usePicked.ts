import { computed, reactive } from 'vue'
import type { Line } from '@/shared/types'

/** The lines ticked for a step together; lines that left the list count no more. */
export function usePicked(lines: () => Line[]) {
  const picked = reactive(new Set<string>())
  const chosen = computed(() => lines().filter(line => picked.has(line.number)))
  const toggle = (line: Line) => (picked.has(line.number) ? picked.delete(line.number) : picked.add(line.number))
  const all = () => lines().forEach(line => picked.add(line.number))
  return { picked, chosen, toggle, all, clear: () => picked.clear() }
}
