import { computed, nextTick, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import type { Line } from '@/shared/types'
import { useKeys } from '@/shared/useKeys'

type OnLine = (line: Line) => unknown

/** J and K through a list, Enter to open, letters that go straight to a step of the line in hand. */
export function useListKeys(lines: () => Line[], extra: Record<string, OnLine> = {}) {
  const router = useRouter()
  const number = ref<string>()
  const at = computed(() => Math.max(0, lines().findIndex(line => line.number === number.value)))
  const current = computed(() => lines()[at.value])
  watch(lines, (now) => { if (!now.some(line => line.number === number.value)) number.value = now[0]?.number }, { immediate: true })

  const open = (line: Line, step?: string) => router.push({ name: 'matter', params: { number: line.number }, query: step ? { step } : {} })
  async function move(by: number) {
    const next = lines()[Math.min(Math.max(at.value + by, 0), lines().length - 1)]
    if (!next) return
    number.value = next.number
    await nextTick()
    document.querySelector('[aria-selected="true"][data-line]')?.scrollIntoView({ block: 'nearest' })
  }
  const onCurrent = (run: OnLine) => () => { if (current.value) run(current.value) }
  useKeys({
    'j': () => move(1), 'k': () => move(-1),
    'Enter': onCurrent(line => open(line)),
    's': onCurrent(line => open(line, 'sign')),
    'a': onCurrent(line => open(line, 'reply')),
    'e': onCurrent(line => open(line, 'ask-extension')),
    ...Object.fromEntries(Object.entries(extra).map(([key, run]) => [key, onCurrent(run)])),
  })
  return { at, current, select: (line: Line) => { number.value = line.number }, open }
}
