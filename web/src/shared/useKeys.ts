import { onBeforeUnmount, onMounted } from 'vue'
import { modes } from './modes'

export type Keys = Record<string, (event: KeyboardEvent) => void>

const PAUSE = 900
let first: { key: string, at: number } | undefined // the G of “G I”
const names = new WeakMap<KeyboardEvent, string | undefined>()

/**
 * Single keys of a page, by the character typed: `j`, `?`, `Enter`, `g i`. They work outside text fields only and can be
 * switched off as a whole; `Escape`, `Ctrl+Enter` and `Alt` with a digit always work.
 */
export function useKeys(keys: Keys) {
  const hear = (event: KeyboardEvent) => {
    const name = nameOf(event)
    const run = name && keys[name]
    if (!run || event.defaultPrevented) return
    if (name !== 'Escape' && name !== 'Ctrl+Enter' && !name.startsWith('Alt+') && (modes.keys === 'off' || isTyping(event.target))) return
    if (name === 'Enter' && isPressable(event.target)) return
    if (event.repeat && name.endsWith('Enter')) return event.preventDefault() // a key held down confirms one thing, not all that follow
    event.preventDefault()
    run(event)
  }
  onMounted(() => document.addEventListener('keydown', hear))
  onBeforeUnmount(() => document.removeEventListener('keydown', hear))
}

/** Each event is named once, however many pages listen: the second key of “G I” must mean the same to all of them. */
function nameOf(event: KeyboardEvent): string | undefined {
  if (!names.has(event)) names.set(event, named(event))
  return names.get(event)
}

function named(event: KeyboardEvent): string | undefined {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return 'Ctrl+Enter'
  if (event.altKey && !event.ctrlKey && !event.metaKey && event.code.startsWith('Digit')) return `Alt+${event.code.slice(5)}` // with Alt a Mac types other signs
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const chord = first?.key === 'g' && event.timeStamp - first.at < PAUSE
  first = isTyping(event.target) ? undefined : { key, at: event.timeStamp }
  return chord ? `g ${key}` : key
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'file'].includes(target.type)
}

const isPressable = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('a, button, summary, input, [role="option"]') !== null
