import { useI18n } from 'vue-i18n'
import type { RecordItem, RecordNames } from '@/shared/types'
import { useDays } from '@/shared/useDays'
import { useWording } from '@/shared/wording'

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const UNSAID = ['shift', 'answer', 'post'] // numbers that tell a reader nothing
const OFFICES = ['office', 'parent', 'mergedInto']

/** The record in the words and the time of its reader: who, what, to whom, and the particulars. */
export function useRecordWords(names: () => RecordNames) {
  const { t, te } = useI18n()
  const { day, moment } = useDays()
  const say = useWording()
  const office = (id: string) => (names().offices[id] ? say(names().offices[id]) : undefined)
  const kindOf = (kind: string) => kind.split('.').map(part => part.charAt(0).toUpperCase() + part.slice(1)).join('')
  const kind = (item: RecordItem) => (te(`record.kind.${kindOf(item.kind)}`) ? t(`record.kind.${kindOf(item.kind)}`) : item.kind)
  const actor = (item: RecordItem) => (item.actor ? names().people[item.actor] ?? item.actor : t('record.system'))
  const subject = ({ subject: of }: RecordItem) => (of === 'district' ? t('record.district') : names().people[of] ?? office(of) ?? of)

  function value(item: RecordItem, key: string, of: unknown): string | undefined {
    if (Array.isArray(of)) return of.map(one => value(item, key === 'roles' ? 'role' : key, one)).join(t('comma'))
    if (typeof of === 'boolean') return t(of ? 'yes' : 'no')
    const text = String(of)
    if (OFFICES.includes(key) || key === 'to' && item.kind.endsWith('HandedOver')) return office(text) ?? text
    if (/^\d{4}-\d\d-\d\dT/.test(text)) return moment(text)
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return day(text)
    if (ID.test(text)) return names().people[text]
    const word = key === 'role' ? `role.${text}` : `filterValue.${key}.${text}`
    return te(word) ? t(word) : text
  }
  function fact(item: RecordItem, key: string, of: unknown): string | undefined {
    const said = UNSAID.includes(key) ? undefined : value(item, key, of)
    if (said === undefined) return undefined
    const label = [`record.fact.${key}`, `filter.${key}`].find(word => te(word))
    return t('record.factIs', { what: label ? t(label) : key, is: said })
  }
  const facts = (item: RecordItem) => Object.entries(item.facts).map(([key, of]) => fact(item, key, of)).filter(Boolean).join(t('dot'))
  return { actor, kind, subject, facts }
}
