import { ref } from 'vue'
import { commandKey, post, type Problem } from '@/shared/http'
import { appealBody, emptyForm, type AppealForm } from './appealForm'
import type { Registered } from '@/shared/types'

/** `join` is the number of the matter it is said to be the same as; `answer` was told the caller at once. */
export interface How { channel: string, urgent: boolean, title: string, join: string, answer: string }
export const plainHow = { urgent: false, title: '', join: '', answer: '' }

/**
 * An appeal taken down by staff, under one command id until it is in: after a fault or a lost answer nobody knows whether it was
 * registered, so the same words go out again under the same id. Other words are another command.
 */
export function useRegistration(form: AppealForm, how: How) {
  const busy = ref(false)
  const problem = ref<Problem>()
  const registered = ref<Registered>()
  const command = commandKey()

  async function send(): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = undefined
    const body = { ...appealBody(form, [], 'zh'), channel: how.channel, urgent: how.urgent, title: how.title.trim() || undefined, join: how.join || undefined, answer: how.answer.trim() || undefined }
    const answer = await post<Registered>('/api/appeals/counter', body, { key: command.of(body) })
    busy.value = false
    if (answer.ok) {
      registered.value = answer.value
      return true
    }
    problem.value = answer.problem
    return false
  }
  function again() {
    Object.assign(form, emptyForm())
    Object.assign(how, plainHow)
    registered.value = undefined
    problem.value = undefined
    command.forget()
  }
  return { send, again, busy, problem, registered }
}
