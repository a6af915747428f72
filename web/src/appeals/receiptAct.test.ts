import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useReceipt } from './useReceipt'

const keys: string[] = []
let answers: (() => Response)[] = []
const refused = (status: number) => () => new Response(JSON.stringify({ code: 'any', status }), { status, headers: { 'Content-Type': 'application/problem+json' } })
const lost = () => { throw new TypeError('Failed to fetch') }
const done = () => new Response(JSON.stringify({ number: 'WC260916-7K3M9Q', revision: 4 }), { status: 200, headers: { 'Content-Type': 'application/json' } })

beforeEach(() => {
  keys.length = 0
  document.cookie = 'XSRF-TOKEN=t'
  vi.stubGlobal('fetch', async (_path: string, ask: RequestInit) => {
    keys.push((ask.headers as Record<string, string>)['Idempotency-Key']!)
    return answers.shift()!()
  })
})
afterEach(() => vi.unstubAllGlobals())

test('a message sent again after a lost answer or a fault is the same command, so that it arrives once', async () => {
  const { act } = useReceipt()
  answers = [lost, refused(503), done]
  for (let i = 0; i < 3; i++) await act('messages', { text: '水还没有退' })
  expect(new Set(keys).size).toBe(1)
})

test('other words, or the same words once more after they arrived or were refused, are another command', async () => {
  const { act } = useReceipt()
  answers = [lost, done, done, refused(422), done]
  await act('messages', { text: '水还没有退' })
  await act('messages', { text: '水退了' })
  for (let i = 0; i < 3; i++) await act('messages', { text: '谢谢' })
  expect(new Set(keys).size).toBe(5)
})
