import { reactive } from 'vue'

export interface Toast { id: number, words: string, action?: { words: string, run: () => void } }

const SECONDS = 8
let last = 0

/** Short news at the foot of the page, read out politely, gone after eight seconds. The same news twice is one. */
export const toasts = reactive<Toast[]>([])

export function toast(words: string, action?: Toast['action']) {
  const same = toasts.find(one => one.words === words)
  if (same) dismiss(same.id)
  const id = ++last
  toasts.push({ id, words, action })
  setTimeout(() => dismiss(id), SECONDS * 1000)
}

export function dismiss(id: number) {
  const at = toasts.findIndex(one => one.id === id)
  if (at >= 0) toasts.splice(at, 1)
}
