import { readdirSync, readFileSync } from 'node:fs'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { i18n } from '@/i18n'
import { session } from '@/shared/session'
import RecordPage from './RecordPage.vue'

const te = i18n.global.te as unknown as (key: string) => boolean
const admin = '2b5f0e0a-0000-4000-8000-000000000001'
const deputy = '2b5f0e0a-0000-4000-8000-000000000002'
const items = [
  { id: 3, at: '2026-11-27T08:00:00Z', kind: 'DutyAdded', subject: deputy, actor: admin, facts: { shift: 56, role: 'leader', from: '2026-12-25T00:30:00Z', until: '2026-12-25T10:00:00Z' } },
  { id: 2, at: '2026-11-26T08:00:00Z', kind: 'OfficeChanged', subject: '7', actor: admin, facts: { name: '住建局', parent: 1, from: '2026-12-01' } },
  { id: 1, at: '2026-11-25T08:00:00Z', kind: 'AccountFounded', subject: 'district', actor: null, facts: { accounts: 12, roles: ['agent', 'head'] } },
]
const page = { items, next: null, people: { [admin]: '赵敏', [deputy]: '钱进' }, offices: { 7: { zh: '住建局', en: 'Housing' }, 1: { zh: '望川区', en: 'Wangchuan' } } }

beforeEach(() => {
  session.now = '2026-11-27T10:00:00Z'
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(page), { status: 200 }))
})
afterEach(() => {
  i18n.global.locale.value = 'zh-CN'
  vi.unstubAllGlobals()
})
async function rows() {
  const shown = mount(RecordPage, { global: { stubs: { DeskBar: true } } })
  await flushPromises()
  return shown.findAll('tbody tr').map(row => row.text())
}

test('says who did what to whom, in the words and the time of the reader', async () => {
  const [duty, office, founded] = await rows()
  expect(duty).toMatch(/赵敏.*排班.*钱进.*分管领导.*12月25日 08:30.*12月25日 18:00/)
  expect(office).toMatch(/赵敏.*改动机构.*住建局.*望川区.*12月1日/)
  expect(founded).toMatch(/系统.*设立最初的账号.*全区.*12.*话务员、单位负责人/)
  expect([duty, office, founded].join()).not.toMatch(/2b5f0e0a|T00:30|shift|parent|leader/)
})
test('and in English as well', async () => {
  i18n.global.locale.value = 'en'
  expect((await rows()).join()).toMatch(/leader.*Housing.*Wangchuan/)
})
test('has words for every kind the server records', () => {
  const root = '../app/src/main/java'
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.java')).map(name => readFileSync(`${root}/${name}`, 'utf8'))
  const kinds = new Set(sources.flatMap(text => [...text.matchAll(/\b(?:record|events)\.add\("([A-Z]\w+)"/g)].map(found => found[1]!)))
  expect(kinds.size).toBeGreaterThan(25)
  expect([...kinds].filter(kind => !te(`record.kind.${kind}`))).toEqual([])
})
