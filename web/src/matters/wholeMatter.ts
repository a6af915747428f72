import type { FormField, Matter, Support } from '@/shared/types'

/** The answer as the page reads it: what was left out because it is empty stands as empty. */
export function wholeMatter(answer: Partial<Matter> & Pick<Matter, 'line' | 'revision'>): Matter {
  return {
    ...EMPTY, ...answer,
    attachments: answer.attachments ?? [],
    replies: answer.replies ?? [],
    similar: answer.similar ?? [],
    supervisors: (answer.supervisors ?? []).map(one => ('office' in one ? one : { office: one, since: null, why: null })),
    supports: (answer.supports ?? []).map((one): Support => ({ ...NO_SUPPORT, ...one })),
    extension: typeof answer.extension === 'string' ? { state: String(answer.extension).toLowerCase() as 'asked' } : answer.extension ?? null,
    steps: (answer.steps ?? []).map(step => ({ ...step, form: step.form.map(wholeField) })),
    readings: answer.readings ?? [],
  } as Matter
}

export const wholeField = (field: FormField): FormField => ({ ...field, kind: field.kind.toLowerCase() as FormField['kind'] })
const NO_SUPPORT = { askedAt: null, question: null, answeredAt: null, answer: null, clock: null }
const EMPTY = { timeline: [], clocks: [], messages: [], callOuts: [], supports: [], text: null, address: null, about: null, contact: null, group: null, reply: null, readings: [] }
