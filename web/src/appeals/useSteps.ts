import { watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { missingIn, type AppealForm } from './appealForm'

const LAST = 3

/** Each step of the form is an entry of the browser's history: its Back goes to the step before, and the draft stays. */
export function useSteps(step: Ref<number>, form: AppealForm, shown: () => void) {
  const route = useRoute()
  const router = useRouter()
  const at = (to: number) => ({ name: 'new-appeal', query: to > 1 ? { step: String(to) } : {} })

  /** The step the address asks for, but none beyond one that still needs something. */
  function asked(): number {
    const wanted = Math.min(Math.max(Math.trunc(Number(route.query.step)) || 1, 1), LAST)
    for (let before = 1; before < wanted; before++) if (missingIn(before, form).length) return before
    return wanted
  }

  /** A draft that was further on is opened there, with the steps before it in the history. */
  async function open() {
    const kept = step.value
    if (route.query.step === undefined) for (let to = 2; to <= kept; to++) await router.push(at(to))
    await follow()
    watch(() => route.query.step, () => { if (route.name === 'new-appeal') follow() })
  }

  async function follow() {
    const to = asked()
    if (String(to) !== (route.query.step ?? '1')) await router.replace(at(to))
    if (to === step.value) return
    step.value = to
    shown()
  }

  async function go(to: number) {
    if (to < step.value && history.state?.back === router.resolve(at(to)).fullPath) router.back()
    else await router.push(at(to))
  }
  return { open, go }
}
