import type { AppealType, Wording } from '@/shared/types'

/** What a resident has told us so far. Everything but the text may stay empty. */
export interface AppealForm {
  text: string
  type: AppealType | ''
  category: string | null
  aboutKind: 'nobody' | 'office' | 'firm'
  aboutOffice: number | null
  aboutName: string
  report: boolean
  township: number | 'unsure' | ''
  community: number | 'unsure' | ''
  address: string
  /** Where the device was when it was asked, in degrees of WGS84, and how many metres it may be off. */
  position: { lat: number, lng: number, off: number } | null
  /** The public matter it is about as well. */
  join: { number: string, title: Wording } | null
  visibility: 'office' | 'everyone'
  contactKind: 'reach' | 'anonymous' | ''
  name: string
  phone: string
  email: string
  mayBeNamed: boolean
}
export interface Missing { id: string, key: string }

export const LONGEST = 4000
/** The server's own, said before it has to refuse. */
export const SHORTEST = 2

export const emptyForm = (): AppealForm => ({
  text: '', type: '', category: null, aboutKind: 'nobody', aboutOffice: null, aboutName: '', report: false,
  township: '', community: '', address: '', position: null, join: null,
  visibility: 'office', contactKind: '', name: '', phone: '', email: '', mayBeNamed: false,
})

/** What a step still needs, each with the control to go to. The server checks again; this only spares a round trip. */
export function missingIn(step: number, form: AppealForm): Missing[] {
  if (step === 1) return form.text.trim().length < SHORTEST ? [{ id: 'text', key: 'new.missing.text' }] : []
  if (step === 2) return placeMissing(form)
  return contactMissing(form)
}

function placeMissing(form: AppealForm): Missing[] {
  if (form.address.trim() !== '' || form.position || form.join) return [] // what joins another is where that one is
  if (form.township === '') return [{ id: 'town', key: 'new.missing.town' }]
  if (form.township !== 'unsure' && form.community === '') return [{ id: 'community', key: 'new.missing.community' }]
  return []
}

function contactMissing(form: AppealForm): Missing[] {
  if (form.contactKind === '') return [{ id: 'contact-reach', key: 'new.missing.contact' }]
  if (form.contactKind === 'reach' && !form.phone.trim() && !form.email.trim()) return [{ id: 'phone', key: 'new.missing.phone' }]
  if (form.contactKind === 'reach' && form.phone.trim() && !phoneReadable(form.phone)) return [{ id: 'phone', key: 'new.missing.phoneUnreadable' }]
  return []
}

/** A number somebody can dial: digits with spaces, + and -, 7 to 20 characters. The server refuses what is none too. */
export const phoneReadable = (phone: string) => /^[\d +-]{7,20}$/.test(phone.trim()) && /\d/.test(phone)

/** The form as the server takes it: nothing that was left open, no contact when anonymous. */
export function appealBody(form: AppealForm, attachments: string[], language: 'zh' | 'en') {
  const reach = form.contactKind === 'reach'
  const filled = (value: string) => value.trim() || undefined
  return {
    text: form.text.trim(),
    type: form.type || undefined,
    category: form.category ?? undefined,
    report: form.report && form.aboutKind !== 'nobody',
    urgent: false,
    about: aboutBody(form),
    place: {
      township: typeof form.township === 'number' ? form.township : undefined,
      community: typeof form.community === 'number' ? form.community : undefined,
      address: filled(form.address),
      position: form.position ? { lat: form.position.lat, lng: form.position.lng } : undefined,
    },
    join: form.join?.number,
    contact: reach
      ? { anonymous: false, name: filled(form.name), phone: filled(form.phone), email: filled(form.email), mayBeNamed: form.mayBeNamed }
      : { anonymous: true, mayBeNamed: false },
    visibility: form.visibility,
    language,
    attachments,
  }
}

function aboutBody(form: AppealForm) {
  if (form.aboutKind === 'nobody') return { kind: 'nobody' as const }
  const name = form.aboutName.trim() || undefined
  return form.aboutKind === 'office' ? { kind: 'office' as const, office: form.aboutOffice ?? undefined, name } : { kind: 'firm' as const, name }
}
