import { ref } from 'vue'

/** The number just given, so that the receipt page can say “it has arrived” once. */
export const arrived = ref<string>()

/** The key of what this page submitted: its receipt opens by itself once there is one. */
export const mine = ref<string>()

const KEPT = 'huiyin.receipt'

export interface KeptReceipt { token: string, code: string }

/** The open receipt lives as long as this tab; the code leaves the address bar and no history keeps it. */
export function keepReceipt(kept: KeptReceipt | undefined) {
  try {
    if (kept) sessionStorage.setItem(KEPT, JSON.stringify(kept))
    else sessionStorage.removeItem(KEPT)
  } catch { /* then a reload asks for the code again */ }
}

export function keptReceipt(): KeptReceipt | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
