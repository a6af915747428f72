import { beforeEach, expect, test } from 'vitest'
import { deskUnsent, residentUnsent, useUnsentWords } from './unsent'

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

test('what a resident wrote to the office stays until the field is emptied', () => {
  useUnsentWords('WC20261126-AAAAAA', 'message').value = '门口还是黑的'
  const again = useUnsentWords('WC20261126-AAAAAA', 'message')
  expect(again.value).toBe('门口还是黑的')
  expect(useUnsentWords('WC20261126-BBBBBB', 'message').value).toBe('')
  again.value = ''
  expect(localStorage).toHaveLength(0)
})
test('closing one receipt leaves the words of another, and of nobody at the desk', () => {
  residentUnsent.keep('WC1.message', 'a')
  residentUnsent.keep('WC10.message', 'b')
  deskUnsent.keep('step.x', { text: 'c' })
  residentUnsent.drop('WC1.')
  expect([residentUnsent.of('WC1.message'), residentUnsent.of('WC10.message'), deskUnsent.of('step.x')]).toEqual([undefined, 'b', { text: 'c' }])
  deskUnsent.drop()
  expect(sessionStorage).toHaveLength(0)
})
