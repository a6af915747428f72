import { describe, expect, it } from 'vitest'
import { bodyOf, firstValues, isShown, missingFields } from './stepForm'
import type { Step } from './types'

const step = {
  code: 'reply', path: '/api/matters/WC1/reply', key: '1', primary: true,
  form: [
    { name: 'outcome', kind: 'choice', required: true, options: [] },
    { name: 'text', kind: 'textarea', required: true },
    { name: 'reason', kind: 'choice', required: true, when: { field: 'outcome', is: ['unable'] } },
  ],
} as unknown as Step

describe('the form of a step', () => {
  it('names what is still missing', () => {
    expect(missingFields(step.form, firstValues(step.form)).map(field => field.name)).toEqual(['outcome', 'text'])
  })

  it('asks for a reason only where it matters', () => {
    const values = { ...firstValues(step.form), outcome: 'unable', text: 'x' }
    expect(isShown(step.form[2]!, values)).toBe(true)
    expect(missingFields(step.form, values).map(field => field.name)).toEqual(['reason'])
    expect(isShown(step.form[2]!, { ...values, outcome: 'solved' })).toBe(false)
  })

  it('sends the revision that was seen, and nothing that was not shown', () => {
    const body = bodyOf(step, { outcome: 'solved', text: 'x', reason: 'C01' }, 7)
    expect(body).toMatchObject({ outcome: 'solved', text: 'x', seen: 7 })
    expect(body).not.toHaveProperty('reason')
  })
})
