import { computed, ref, shallowRef } from 'vue'
import { commandKey, fetchFile, get, post, settled, type Answer, type Problem } from '@/shared/http'
import { save } from '@/shared/files'
import { residentUnsent } from '@/shared/unsent'
import type { Explanation, Receipt } from '@/shared/types'
import type { Proofs } from '@/proof/types'
import { keepReceipt, keptReceipt } from './receiptKeep'

/** One open receipt: the code is exchanged for a token of two hours, everything else hangs on that token. */
export function useReceipt() {
  const receipt = shallowRef<Receipt>()
  const code = ref('')
  const problem = ref<Problem>()
  const busy = ref(false)
  let token = ''
  const command = commandKey()

  async function open(given: string) {
    busy.value = true
    problem.value = undefined
    receipt.value = undefined
    code.value = given
    const answer = await post<{ token: string, number: string }>('/api/receipts', { code: given })
    if (answer.ok) {
      token = answer.value.token
      keepReceipt({ token, code: given })
      await reload()
    } else {
      problem.value = answer.problem
    }
    busy.value = false
  }

  /** After a reload of the page the tab still knows its receipt. */
  async function resume() {
    const kept = keptReceipt()
    if (!kept) return
    token = kept.token
    code.value = kept.code
    busy.value = true
    await reload()
    if (problem.value?.status === 401) await open(kept.code)
    busy.value = false
  }

  async function reload() {
    const answer = await get<Receipt>('/api/receipt', { receipt: token })
    if (answer.ok) {
      receipt.value = answer.value
      problem.value = undefined
    } else if (!receipt.value || answer.problem.status === 401) {
      problem.value = answer.problem
    }
  }

  async function act(noun: string, body: object): Promise<Problem | undefined> {
    const answer = await post<Receipt>(`/api/receipt/${noun}`, { seen: receipt.value?.revision, ...body }, { key: command.of([noun, body]), receipt: token })
    if (settled(answer)) command.forget()
    if (!answer.ok) return answer.problem
    receipt.value = answer.value
    return undefined
  }

  async function download(path: string, name: string): Promise<Problem | undefined> {
    const answer = await fetchFile(path, { receipt: token })
    if (!answer.ok) return answer.problem
    save(answer.value.url, answer.value.name === 'file' ? name : answer.value.name)
    setTimeout(() => URL.revokeObjectURL(answer.value.url), 10_000)
    return undefined
  }

  const explain = (slot: string): Promise<Answer<Explanation>> => get(`/api/receipt/clocks/${encodeURIComponent(slot)}`, { receipt: token })
  const file = (id: string) => fetchFile(`/api/receipt/attachments/${id}`, { receipt: token })

  const thumbnail = (id: string) => fetchFile(`/api/receipt/attachments/${id}/thumbnail`, { receipt: token })

  const proofs = () => get<Proofs>('/api/receipt/proofs?words=true', { receipt: token })

  function close() {
    keepReceipt(undefined)
    if (receipt.value) residentUnsent.drop(`${receipt.value.number}.`)
    receipt.value = undefined
    code.value = ''
    problem.value = undefined
    token = ''
  }
  const may = computed(() => (verb: string) => receipt.value?.may.includes(verb) ?? false)
  return { receipt, code, problem, busy, may, open, resume, reload, act, download, explain, file, thumbnail, proofs, close }
}

export type OpenReceipt = ReturnType<typeof useReceipt>
