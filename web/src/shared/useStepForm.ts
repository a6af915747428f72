import { computed, reactive, ref, watch } from 'vue'
import { commandKey, settled, post, type Answer, type Problem } from './http'
import { bodyOf, firstValues, isShown, keptValues, missingFields, stepId, type Values } from './stepForm'
import { session } from './session'
import type { Step } from './types'
import { deskUnsent } from './unsent'

/** Half-written answers survive a change of tab, a reload, an ended session, a stale refusal; each for its writer only. */
const draftId = (step: Step) => `step.${session.account?.id}.${stepId(step)}`

/** A step with its form: what is typed, what is missing, and the sending. `send` may take the fields elsewhere (bulk work), what is `given` was pointed at just now. */
export function useStepForm<T>(step: () => Step, seen: () => number, send?: (values: Values) => Promise<Answer<T>>, given: () => Values | undefined = () => undefined) {
  const values = reactive<Values>({})
  const missing = ref<string[]>([])
  const problem = ref<Problem>()
  const busy = ref(false)
  const command = commandKey()

  watch(() => stepId(step()), () => {
    Object.keys(values).forEach(name => delete values[name])
    Object.assign(values, firstValues(step().form), deskUnsent.of<Values>(draftId(step())), given())
    missing.value = []
    problem.value = undefined
    command.forget()
  }, { immediate: true })
  watch(values, (now) => {
    const left = missingFields(step().form, now).map(field => field.name)
    missing.value = missing.value.filter(name => left.includes(name)) // what was mended is not held against anybody
    const kept = keptValues(step().form, now)
    if (kept) deskUnsent.keep(draftId(step()), kept)
    else deskUnsent.drop(draftId(step()))
  }, { deep: true })

  const shown = computed(() => step().form.filter(field => field.name !== 'no' && isShown(field, values)))
  const refused = (name: string) => problem.value?.errors?.find(error => error.field === name)?.detail

  async function submit(): Promise<T | undefined> {
    if (busy.value) return undefined
    missing.value = missingFields(step().form, values).map(field => field.name)
    if (missing.value.length) return undefined
    busy.value = true
    problem.value = undefined
    const { seen: revision, ...fields } = bodyOf(step(), values, seen())
    const answer = send ? await send(fields) : await post<T>(step().path, { seen: revision, ...fields }, { key: command.of(fields) })
    busy.value = false
    if (!answer.ok) {
      problem.value = answer.problem
      if (settled(answer)) command.forget() // refused, not lost: the next try is a new command
      return undefined
    }
    deskUnsent.drop(draftId(step()))
    Object.assign(values, firstValues(step().form))
    command.forget()
    return answer.value
  }
  return { values, shown, missing, refused, problem, busy, submit }
}
