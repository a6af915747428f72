import { mount, RouterLinkStub } from '@vue/test-utils'
import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { i18n } from '@/i18n'
import MatterPeek from '@/matters/MatterPeek.vue'
import ProblemNote from '@/shared/ProblemNote.vue'
import type { Line } from '@/shared/types'

const t = i18n.global.t as unknown as (key: string, named: Record<string, unknown>, plural?: number) => string
afterEach(() => {
  i18n.global.locale.value = 'zh-CN'
  vi.unstubAllGlobals()
})

test('no English sentence puts a number before a plural without a form for one', () => {
  const NOUNS = /\{(?!office)\w+\} (?:more )?(?:matters|seconds|minutes|hours|times|days|weeks|months|rows|characters|appeals|residents|answers|offices|people|files)\b/
  const sentences = readdirSync('src/locales/en').flatMap(part => [...readFileSync(`src/locales/en/${part}`, 'utf8').matchAll(/"([\w-]+)": "((?:[^"\\]|\\.)*)"/g)].map(match => [match[1]!, match[2]!] as const))
  expect(sentences.filter(([, words]) => NOUNS.test(words) && !words.includes(' | ')).map(([key]) => key)).toEqual([])
})
test('one is said as one', () => {
  i18n.global.locale.value = 'en'
  expect(t('inbox.lead', { office: 'Housing', n: '1' }, 1)).toBe('Housing, 1 matter.')
  expect([t('ledger.behind', { n: 1 }), t('ledger.behind', { n: 45 })]).toEqual(['The figures are 1 second behind.', 'The figures are 45 seconds behind.'])
  const note = (seconds: number) => mount(ProblemNote, { props: { problem: { code: 'request.too-many', status: 429, facts: { retryAfterSeconds: seconds } } } }).text()
  expect([note(1), note(3)]).toEqual(['Too many tries at once. Please try again in 1 second.', 'Too many tries at once. Please try again in 3 seconds.'])
})
test('kind and category, an office and a post are told apart', () => {
  i18n.global.locale.value = 'en'
  const name = { zh: '林业', en: 'Forests' }
  const line = { number: 'WC1', titleName: name, type: 'inquiry', category: name, place: null, clock: null, dueAt: null, office: null, receivedAt: '2026-11-20T01:00:00Z' } as unknown as Line
  vi.stubGlobal('fetch', async () => new Response('{}'))
  expect(mount(MatterPeek, { props: { line }, global: { stubs: { RouterLink: RouterLinkStub } } }).find('dd').text()).toBe('Question · Forests')
  expect(t('officePost', { office: 'Fast-handling Centre', post: 'dispatcher' })).toBe('Fast-handling Centre, dispatcher')
})
