import { onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { post } from '@/shared/http'
import type { ReplyHint } from '@/shared/types'

export const PAUSE = 900
const FEW = 2

/** Hints to a draft, asked for when its writer pauses. What cannot be had is left out: hints never stand in the way of a reply. */
export function useReplyHints(path: () => string, draft: () => { text: string, proof: string }) {
  const hints = shallowRef<ReplyHint[]>([])
  const looked = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | undefined

  async function look() {
    clearTimeout(timer)
    running?.abort()
    const { text, proof } = draft()
    if (text.trim().length < FEW || !/\p{Script=Han}/u.test(text)) { // only Chinese can be looked at
      hints.value = []
      looked.value = false
      return
    }
    const mine = running = new AbortController()
    const answer = await post<{ hints?: ReplyHint[] }>(path(), { text, ...(proof.trim() ? { proof } : {}) }, { signal: mine.signal })
    if (mine !== running || !answer.ok) return
    hints.value = answer.value.hints ?? []
    looked.value = true
  }
  watch(() => JSON.stringify(draft()), () => {
    clearTimeout(timer)
    timer = setTimeout(look, PAUSE)
  }, { immediate: true })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    running?.abort()
  })
  return { hints, looked, look }
}
