import { reactive, ref, toRaw, watch } from 'vue'
import { newKey } from '@/shared/http'
import { emptyForm, type AppealForm } from './appealForm'
import { keepDraft, type Draft, type Photo, type Refused } from './draftStore'
import { parcelOf, pickUp } from './outbox'

const PAUSE = 300

/** The appeal being written: kept on this device after each pause in typing, so that reload, no network and errors lose nothing. */
export function useDraft() {
  const form = reactive<AppealForm>(emptyForm())
  const photos = ref<Photo[]>([])
  const step = ref(1)
  const savedAt = ref<Date>()
  const ready = ref(false)
  const refused = ref<Refused>()
  /** What this device has no room for. */
  const unkept = ref<'photos' | 'all'>()
  let key = newKey()
  let timer: ReturnType<typeof setTimeout> | undefined
  let gone = false

  async function open() {
    const kept = await pickUp().catch(() => undefined) // a private window may refuse to keep anything
    if (kept) resume(kept)
    ready.value = true
    watch([form, photos, step], () => {
      clearTimeout(timer)
      timer = setTimeout(save, PAUSE)
    }, { deep: true })
  }

  function resume(kept: Draft) {
    Object.assign(form, emptyForm(), kept.form)
    photos.value = kept.photos
    step.value = kept.step
    key = kept.key
    savedAt.value = new Date(kept.savedAt)
    refused.value = kept.refused
    if (kept.refused?.problem.code === 'appeal.join-unknown') form.join = null // it goes on its own
    gone = false
  }

  async function save() {
    if (gone) return
    const now = new Date()
    const draft: Draft = { id: 'current', key, step: step.value, ...plain(), savedAt: now.getTime(), refused: toRaw(refused.value) }
    unkept.value = await keepDraft(draft).then(() => undefined, () => keepDraft({ ...draft, photos: [] }).then(() => 'photos' as const, () => 'all' as const))
    savedAt.value = unkept.value ? undefined : now
  }

  /** As IndexedDB takes it. */
  const plain = () => ({ form: { ...toRaw(form) }, photos: photos.value.map(photo => ({ ...toRaw(photo) })) })

  /** Nothing is kept as a draft any more: it goes into the outbox. */
  function parcel(language: 'zh' | 'en') {
    gone = true
    clearTimeout(timer)
    const { form: written, photos: taken } = plain()
    return parcelOf(key, written, taken, language)
  }

  return { form, photos, step, savedAt, ready, refused, unkept, open, parcel, resume }
}
