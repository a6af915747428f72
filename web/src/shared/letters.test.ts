import { expect, test } from 'vitest'
import { letterIn } from './letters'

test('the letter of a person is written as the reader writes', () => {
  expect(letterIn('zh', '甲')).toBe('甲')
  expect(['甲', '乙', 'K', ''].map(letter => letterIn('en', letter))).toEqual(['A', 'B', 'K', ''])
})
