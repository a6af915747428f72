import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { OpenReceipt } from '@/appeals/useReceipt'
import type { Receipt } from '@/shared/types'
import type { Outcome } from './receiptCheck'
import type { Proofs } from './types'

/** How the seal stands: never a tick before the browser has judged. */
export type SealState = 'checking' | 'proved' | 'waiting' | 'wrong' | 'none' | 'offline' | 'old'

const AGAIN_AFTER = 3000
const MOST_TRIES = 5

/** Checks the open receipt in the browser, again whenever there is a step or a look-up more, and a few times while one is being sealed. */
export function useReceiptProof(open: OpenReceipt) {
  const outcome = shallowRef<Outcome>()
  const state = ref<SealState>('checking')
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let tries = 0

  async function check() {
    const mine = ++turn
    clearTimeout(timer)
    if (!open.receipt.value) return
    if (state.value !== 'waiting') state.value = 'checking'
    const answer = await open.proofs()
    if (answer.ok && isOlder(open.receipt.value, answer.value)) await open.reload() // a step or a look-up came since the page did
    const page = open.receipt.value
    if (!page || mine !== turn) return
    const made = answer.ok ? await judged(() => import('./receiptCheck').then(({ checkReceipt }) => checkReceipt(answer.value, page))) : 'offline'
    if (mine !== turn) return
    outcome.value = typeof made === 'string' ? undefined : made
    state.value = typeof made === 'string' ? made : made.state
    if (state.value === 'waiting' && soon(outcome.value!) && tries++ < MOST_TRIES) timer = setTimeout(check, AGAIN_AFTER)
  }

  watch(() => open.receipt.value && `${open.receipt.value.number} ${open.receipt.value.revision} ${open.receipt.value.readings.length}`, () => {
    tries = 0
    check()
  }, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
  const readings = computed(() => outcome.value?.records.filter(one => one.kind === 'reading') ?? [])
  return { outcome, state, readings, check }
}

const isOlder = (page: Receipt, proofs: Proofs) => proofs.events.some(one => one.revision > page.revision) || proofs.readings.length > page.readings.length
const soon = (outcome: Outcome) => outcome.records.some(one => one.state === 'waiting')

/** A file of ours that did not come is the network's fault; anything else that breaks is the browser's age. */
async function judged(check: () => Promise<Outcome>): Promise<Outcome | 'offline' | 'old'> {
  try {
    return await check()
  } catch {
    return navigator.onLine ? 'old' : 'offline'
  }
}

export type ReceiptProving = ReturnType<typeof useReceiptProof>
