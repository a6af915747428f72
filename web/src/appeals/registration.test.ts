import { reactive } from 'vue'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { emptyForm } from './appealForm'
import { plainHow, useRegistration } from './useRegistration'

describe('an appeal taken down by telephone', () => {
  const keys: string[] = []
  let answers: (() => Response)[] = []

  const refused = (status: number) => () => new Response(JSON.stringify({ code: 'any', status }), { status, headers: { 'Content-Type': 'application/problem+json' } })
  const lost = () => { throw new TypeError('Failed to fetch') }
  const taken = () => new Response(JSON.stringify({ number: 'WC260916-7K3M9Q' }), { status: 200, headers: { 'Content-Type': 'application/json' } })

  beforeEach(() => {
    keys.length = 0
    document.cookie = 'XSRF-TOKEN=t'
    vi.stubGlobal('fetch', async (_path: string, ask: RequestInit) => {
      keys.push((ask.headers as Record<string, string>)['Idempotency-Key']!)
      return answers.shift()!()
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  function taking() {
    const form = reactive({ ...emptyForm(), text: '路灯不亮了', contactKind: 'anonymous' as const })
    const how = reactive({ channel: 'hotline', ...plainHow })
    return { form, how, ...useRegistration(form, how) }
  }

  test('goes out again under the same command after a fault, a lost answer or a refusal, so that it is registered once', async () => {
    const { send, registered } = taking()
    answers = [refused(503), lost, refused(429), taken]
    for (const expected of [false, false, false, true]) expect(await send()).toBe(expected)
    expect(new Set(keys).size).toBe(1)
    expect(registered.value?.number).toBe('WC260916-7K3M9Q')
  })
  test('is another command once its words are changed, or the one before is in', async () => {
    const { form, how, send, again } = taking()
    answers = [refused(503), refused(503), refused(503), taken, taken]
    await send()
    form.text = '路灯又不亮了'
    await send()
    how.urgent = true
    await send()
    await send()
    again()
    Object.assign(form, { text: '路灯又不亮了', contactKind: 'anonymous' })
    await send()
    expect(keys[3]).toBe(keys[2])
    expect(new Set(keys).size).toBe(4)
  })
})
