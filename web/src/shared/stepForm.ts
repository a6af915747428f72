import { partsOf } from './days'
import type { FormField, Step } from './types'

export type Values = Record<string, unknown>

/** Two steps may share a path (two call-outs); what tells them apart is the number they carry. */
export const stepId = (step: Step) => `${step.path}#${step.form.find(field => field.name === 'no')?.value ?? ''}`

/** The form as it opens: what the server proposes, nothing else. */
export function firstValues(form: FormField[]): Values {
  return Object.fromEntries(form.map(field => [field.name, field.value ?? emptyOf(field)]))
}

function emptyOf(field: FormField): unknown {
  if (field.kind === 'boolean') return field.required ? null : false
  if (field.kind === 'offices' || field.kind === 'files') return []
  if (field.kind === 'paragraphs') return {}
  return field.kind === 'office' || field.kind === 'number' ? null : ''
}

/** What is worth keeping until it is sent: what differs from the form as it opens. Files are chosen anew, because only their ids are known here. */
export function keptValues(form: FormField[], values: Values): Values | undefined {
  const first = firstValues(form)
  const changed = form.filter(field => field.kind !== 'files' && JSON.stringify(values[field.name]) !== JSON.stringify(first[field.name]))
  return changed.length ? Object.fromEntries(changed.map(field => [field.name, values[field.name]])) : undefined
}

/** A field with a condition is shown, asked for and sent only while the condition holds. */
export function isShown(field: FormField, values: Values): boolean {
  if (!field.when) return true
  return field.when.is.includes(values[field.when.field])
}

/** Stands for a file that is still on its way; a form with one is not sent without it. */
export const ON_ITS_WAY = 'on-its-way:'
export const isOnItsWay = (value: unknown) => Array.isArray(value) && value.some(one => String(one).startsWith(ON_ITS_WAY))

export function missingFields(form: FormField[], values: Values): FormField[] {
  return form.filter(field => isShown(field, values) && (field.required && isEmpty(values[field.name]) || isOnItsWay(values[field.name])))
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** What is sent: shown fields only, nothing for what was left empty, an instant for a day and time of the district. */
export function bodyOf(step: Step, values: Values, seen: number): Values {
  const body: Values = { seen }
  for (const field of step.form) {
    const value = values[field.name]
    if (!isShown(field, values) || isEmpty(value)) continue
    body[field.name] = field.kind === 'datetime' ? instantOf(String(value)) : field.kind === 'paragraphs' ? written(value as Values) : value
  }
  return body
}

const written = (paragraphs: Values) => Object.fromEntries(Object.entries(paragraphs).filter(([, text]) => String(text).trim() !== ''))

/** The wall time typed is the district's, eight hours ahead all year. */
export const instantOf = (local: string) => new Date(`${local}:00+08:00`).toISOString().replace('.000Z', 'Z')

export function localOf(instant: string): string {
  const { year, month, day, hour, minute } = partsOf(instant)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}
