import { expect, test } from 'vitest'
import { counted } from './desk'

test('a number says that there may be more', () => {
  expect(counted({ number: 0, more: false })).toBe('0')
  expect(counted({ number: 25, more: true })).toBe('25+')
  expect(counted({ number: 1000, more: true })).toBe('1,000+')
})
