import { reactive, ref, toRaw, watch } from 'vue'
import { newKey } from '@/shared/http'
import { emptyForm, type AppealForm } from './appealForm'
import { dropDraft, keepDraft, keptDraft, type Photo } from './draftStore'

const PAUSE = 300

/** The appeal being written: kept on this device after each pause in typing, so that reload, no network and errors lose nothing. */
export function useDraft() {
  const form = reactive<AppealForm>(emptyForm())
  const photos = ref<Photo[]>([])
  const step = ref(1)
  const savedAt = ref<Date>()
  const ready = ref(false)
  let key = newKey()
  let timer: ReturnType<typeof setTimeout> | undefined
  let gone = false

  async function open() {
    const kept = await keptDraft().catch(() => undefined) // a private window may refuse to keep anything
    if (kept) {
      Object.assign(form, emptyForm(), kept.form)
      photos.value = kept.photos
      step.value = kept.step
      key = kept.key
      savedAt.value = new Date(kept.savedAt)
    }
    ready.value = true
    watch([form, photos, step], () => {
      clearTimeout(timer)
      timer = setTimeout(save, PAUSE)
    }, { deep: true })
  }

  async function save() {
    if (gone) return
    const now = new Date()
    try {
      await keepDraft({ id: 'current', key, step: step.value, form: { ...toRaw(form) }, photos: photos.value.map(photo => ({ ...toRaw(photo) })), savedAt: now.getTime() })
      savedAt.value = now
    } catch {
      savedAt.value = undefined
    }
  }

  /** After sending: nothing of it stays on the device. */
  async function drop() {
    gone = true
    clearTimeout(timer)
    await dropDraft().catch(() => undefined)
  }

  return { form, photos, step, savedAt, ready, open, save, drop, keyOf: () => key, newCommand: () => { key = newKey() } }
}
