import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { appealBody, emptyForm, missingIn, SHORTEST } from './appealForm'
import { periodOf } from './periods'
import { lengthOf, promisedDays } from './promises'
import { codeGroups, codeOf } from './receiptCode'
import type { ClockRow } from '@/shared/types'

describe('an appeal being written', () => {
  test('needs words, a place or “not sure”, and a decision about contact', () => {
    const form = emptyForm()
    expect([1, 2, 3].map(step => missingIn(step, form)[0]?.id)).toEqual(['text', 'town', 'contact-reach'])
    Object.assign(form, { text: '路灯不亮了', township: 'unsure', contactKind: 'anonymous' })
    expect([1, 2, 3].flatMap(step => missingIn(step, form))).toEqual([])
  })
  test('asks for the community only once the township is known', () => {
    expect(missingIn(2, { ...emptyForm(), township: 3 })[0]?.id).toBe('community')
  })
  test('sends no contact when anonymous, whatever was typed before', () => {
    const body = appealBody({ ...emptyForm(), text: '路灯不亮了', contactKind: 'anonymous', phone: '13800000000', name: '王' }, [], 'zh')
    expect(body.contact).toEqual({ anonymous: true, mayBeNamed: false })
    expect(JSON.stringify(body)).not.toContain('1380')
  })
  test('is no report when it is about nobody', () => {
    expect(appealBody({ ...emptyForm(), report: true }, [], 'zh').report).toBe(false)
  })
})

describe('a receipt code', () => {
  test('is found in whatever was pasted', () => {
    expect([codeOf(' abcd efgh '), codeOf('https://huiyin.example/r#abcdefgh')]).toEqual(['abcdefgh', 'abcdefgh'])
  })
  test('is shown in fours', () => {
    expect(codeGroups('abcdefghij')).toBe('abcd efgh ij')
    expect(codeGroups('9P38-TE69-J22')).toBe('9P38-TE69-J22')
  })
})

describe('periods', () => {
  test('begin on Monday, the first of the month, of the quarter, of the year', () => {
    expect(periodOf('day', '2026-11-24')).toEqual({ from: '2026-11-24', to: '2026-11-24' })
    expect((['week', 'month', 'quarter', 'year'] as const).map(name => periodOf(name, '2026-11-24').from)).toEqual(['2026-11-23', '2026-11-01', '2026-10-01', '2026-01-01'])
  })
})

describe('promises', () => {
  const row = (code: string, length: string, until: string | null = null) => ({ code, length, until }) as ClockRow
  test('on the front door come from the rows in force', () => {
    expect(promisedDays([row('appeal.promise.help', '9 working days', '2026-01-01'), row('appeal.promise.help', '7 working days'), row('appeal.dispatch', '2 working hours')])).toEqual([{ type: 'help', days: 7 }])
  })
  test('keep the length as the rule writes it', () => {
    expect(lengthOf(row('x', '1 month 15 days'))).toBe('1 month 15 days')
  })
})
test('so few characters are enough as the server says, and are told', async () => {
  const api = JSON.parse(await readFile('openapi.json', 'utf8'))
  expect(SHORTEST).toBe(api.components.schemas.Appeal.properties.text.minLength)
  expect(missingIn(1, { ...emptyForm(), text: '路灯不亮' })).toEqual([])
  expect(missingIn(1, { ...emptyForm(), text: ' 灯 ' }).map(one => one.id)).toEqual(['text'])
})
