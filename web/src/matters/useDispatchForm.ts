import { computed, reactive, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { categoryPath, useOfficeTree, useReference } from '@/shared/reference'
import type { Matter, Step, Suggestion } from '@/shared/types'
import { useStepForm } from '@/shared/useStepForm'
import { useWording } from '@/shared/wording'
import { newKey } from '@/shared/http'
import { hold, takenBack } from './heldBack'
import { stepOf, useCandidates } from './useDispatch'

const recent = reactive({ categories: [] as string[], offices: [] as number[] }) // of this sitting, in this tab only
const SPECIAL = ['category', 'office']
const MOST = 8
const LIKELY = 50 // an office less likely than not is left to be chosen
const NONE: Step = { code: 'dispatch', noun: 'dispatch', path: '', key: '', primary: true, form: [] }

export interface CategoryChoice { code: string, words: string, why: 'given' | 'suggested' | 'before', evidence: string[], percent?: number }

/** The dispatch step with number-key candidates for its two main fields; the rest stays a form as the server describes it. */
export function useDispatchForm(matter: () => Matter, suggestion: () => Suggestion | undefined = () => undefined, late: () => boolean = () => false) {
  const { t } = useI18n()
  const say = useWording()
  const reference = useReference()
  const tree = useOfficeTree()
  const step = computed(() => stepOf(matter(), 'dispatch'))
  const mine = () => matter().line
  /** Confirmed, it waits where it can be taken back; taken back, it stands in the form again. */
  const form = useStepForm<Matter>(() => step.value ?? NONE, () => matter().revision, async (fields) => {
    hold({ number: mine().number, title: mine().titleName, office: office.value!.short, path: step.value!.path, body: { seen: matter().revision, ...fields }, key: newKey(), values: { ...form.values } })
    return { ok: true, value: matter() }
  }, () => (takenBack.value?.number === mine().number ? takenBack.value.values : undefined))
  const { values } = form
  const lateLast = <T>(suggested: T[], before: T[]) => (late() ? [...before, ...suggested] : [...suggested, ...before])

  const wordsOf = (code: string) => categoryPath(code, reference.value?.categories ?? []).map(one => say(one.name)).join(t('dot'))
  const categories = computed<CategoryChoice[]>(() => {
    const given = matter().line.categoryCode
    const suggested = suggestion()?.categories ?? []
    const codes = [...new Set([...(given ? [given] : []), ...lateLast(suggested.map(one => one.code), recent.categories)])].slice(0, MOST)
    return codes.map((code) => {
      const one = suggested.find(each => each.code === code)
      return { code, words: wordsOf(code) || code, why: code === given ? 'given' : one ? 'suggested' : 'before', evidence: one?.words ?? [], percent: one?.percent }
    })
  })
  /** What is sure stands ready, so that one key confirms it; nothing that somebody chose is overwritten, and what is unsure or comes late is left open. */
  watch(suggestion, (now) => {
    if (!now || !step.value) return
    if (now.reason === 'sure' && !late()) {
      values.category ||= now.categories[0]?.code ?? ''
      if (values.category === now.categories[0]?.code && (now.offices[0]?.percent ?? 0) >= LIKELY) values.office ||= now.offices[0]?.office.id ?? '' // another category has other offices
    }
  }, { immediate: true })
  const candidates = useCandidates(matter, () => String(values.category ?? ''), () => recent.offices, suggestion, late)
  const office = computed(() => tree.value?.find(one => one.id === Number(values.office)))
  const rest = computed(() => form.shown.value.filter(field => !SPECIAL.includes(field.name)))

  async function send(): Promise<boolean> {
    const { category, office: to } = values
    const done = await form.submit()
    if (!done) return false
    if (category) recent.categories = [...new Set([String(category), ...recent.categories])].slice(0, 4)
    if (to) recent.offices = [...new Set([Number(to), ...recent.offices])].slice(0, 4)
    return true
  }
  return { ...form, step, rest, categories, candidates, office, send }
}
