import { toast } from './toasts'

/** Copies a text and says so; a browser may refuse, and the sentence for that says how it goes by hand. */
export async function copy(text: string, copied: string, byHand: string) {
  try {
    await navigator.clipboard.writeText(text)
    toast(copied)
  } catch {
    toast(byHand)
  }
}
