import { computed, reactive, ref, watch } from 'vue'
import { newKey, post, type Answer, type Problem } from './http'
import { bodyOf, firstValues, isShown, missingFields, stepId, type Values } from './stepForm'
import type { Step } from './types'

const unsent = new Map<string, Values>() // half-written answers survive a change of tab, a reload of the matter, a stale refusal

/** A step with its form: what is typed, what is missing, and the sending. `send` may take the fields elsewhere (bulk work). */
export function useStepForm<T>(step: () => Step, seen: () => number, send?: (values: Values) => Promise<Answer<T>>) {
  const values = reactive<Values>({})
  const missing = ref<string[]>([])
  const problem = ref<Problem>()
  const busy = ref(false)
  let key = newKey()

  watch(() => stepId(step()), (id) => {
    Object.keys(values).forEach(name => delete values[name])
    Object.assign(values, firstValues(step().form), unsent.get(id))
    missing.value = []
    problem.value = undefined
    key = newKey()
  }, { immediate: true })
  watch(values, now => unsent.set(stepId(step()), { ...now }), { deep: true })

  const shown = computed(() => step().form.filter(field => field.name !== 'no' && isShown(field, values)))
  const refused = (name: string) => problem.value?.errors?.find(error => error.field === name)?.detail

  async function submit(): Promise<T | undefined> {
    if (busy.value) return undefined
    missing.value = missingFields(step().form, values).map(field => field.name)
    if (missing.value.length) return undefined
    busy.value = true
    problem.value = undefined
    const { seen: revision, ...fields } = bodyOf(step(), values, seen())
    const answer = send ? await send(fields) : await post<T>(step().path, { seen: revision, ...fields }, { key })
    busy.value = false
    if (!answer.ok) {
      problem.value = answer.problem
      if (answer.problem.status !== 0) key = newKey() // refused, not lost: the next try is a new command
      return undefined
    }
    unsent.delete(stepId(step()))
    Object.assign(values, firstValues(step().form))
    key = newKey()
    return answer.value
  }
  return { values, shown, missing, refused, problem, busy, submit }
}
