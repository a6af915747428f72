import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, nextTick } from 'vue'
import { session } from './session'
import { bodyOf, firstValues, isShown, keptValues, missingFields } from './stepForm'
import type { Step } from './types'
import { useStepForm } from './useStepForm'

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

describe('a half-written answer', () => {
  const form = (take: (form: ReturnType<typeof useStepForm>) => void) => mount(defineComponent({
    setup() {
      take(useStepForm(() => step, () => 1))
      return () => null
    },
  }))
  const write = async (text: string) => {
    let written: ReturnType<typeof useStepForm> | undefined
    const page = form(made => { written = made })
    Object.assign(written!.values, { outcome: 'solved', text })
    await nextTick()
    page.unmount()
    return written!
  }
  const found = () => {
    let text: unknown
    form(made => { text = made.values.text }).unmount()
    return text
  }
  beforeEach(() => {
    sessionStorage.clear()
    session.account = { id: 'handler-housing' } as NonNullable<typeof session.account>
  })

  it('is there again after a reload, for its writer only', async () => {
    await write('路灯已经')
    expect(found()).toBe('路灯已经')
    session.account = { id: 'handler-water' } as NonNullable<typeof session.account>
    expect(found()).toBe('')
  })

  it('is gone once it is sent, not when it is refused', async () => {
    const answer = await write('路灯已经修好')
    const reply = vi.spyOn(globalThis, 'fetch')
    reply.mockImplementation(async () => new Response('{"code":"fault"}', { status: 500 }))
    await answer.submit()
    expect(found()).toBe('路灯已经修好')
    reply.mockImplementation(async () => new Response('{}', { status: 200 }))
    await answer.submit()
    expect(found()).toBe('')
    reply.mockRestore()
  })

  it('is not kept where nothing was written, nor with files known by their ids only', () => {
    expect(keptValues(step.form, firstValues(step.form))).toBeUndefined()
    const files = [...step.form, { name: 'attachments', kind: 'files', required: false }] as unknown as Step['form']
    expect(keptValues(files, { ...firstValues(files), text: 'x', attachments: ['a'] })).toEqual({ text: 'x' })
    expect(missingFields([files.at(-1)!], { attachments: ['a', 'on-its-way:b'] }).map(field => field.name)).toEqual(['attachments'])
    expect(missingFields([files.at(-1)!], { attachments: ['a'] })).toEqual([])
  })
})
