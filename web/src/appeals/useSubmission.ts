import { onBeforeUnmount, ref } from 'vue'
import { upload } from '@/shared/files'
import { post, settled, type Problem } from '@/shared/http'
import type { Registered } from '@/shared/types'
import { appealBody } from './appealForm'
import type { useDraft } from './useDraft'

/** Sends the draft: photos first, then the words, under one command id. Without a network it waits and tries again by itself. */
export function useSubmission(draft: ReturnType<typeof useDraft>, path: string, done: (registered: Registered) => void) {
  const busy = ref(false)
  const waiting = ref(false)
  const problem = ref<Problem>()
  const photo = ref<string>()

  async function send(extra: object = {}) {
    if (busy.value) return
    busy.value = true
    waiting.value = false
    problem.value = undefined
    photo.value = undefined
    await draft.save()
    const refused = await sendPhotos() ?? await sendWords(extra)
    busy.value = false
    if (!refused) return
    problem.value = refused
    waiting.value = refused.code === 'network'
    if (waiting.value) again = () => send(extra)
  }

  async function sendPhotos(): Promise<Problem | undefined> {
    for (const one of draft.photos.value.filter(each => !each.sent)) {
      const answer = await upload(one.blob, one.name)
      if (!answer.ok) {
        if (settled(answer)) photo.value = one.name
        return answer.problem
      }
      one.sent = answer.value.id
      await draft.save()
    }
    return undefined
  }

  async function sendWords(extra: object): Promise<Problem | undefined> {
    const language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh'
    const body = appealBody(draft.form, draft.photos.value.map(one => one.sent!), language)
    const answer = await post<Registered>(path, { ...body, ...extra }, { key: draft.keyOf() })
    if (!answer.ok) {
      if (answer.problem.status >= 400 && answer.problem.status < 500) draft.newCommand()
      return answer.problem
    }
    await draft.drop()
    done(answer.value)
    return undefined
  }

  let again: (() => void) | undefined
  const online = () => { if (waiting.value) again?.() }
  window.addEventListener('online', online)
  onBeforeUnmount(() => window.removeEventListener('online', online))

  return { send, busy, waiting, problem, photo }
}
