import { mount, RouterLinkStub } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { i18n } from '@/i18n'
import MatterLine from '@/shared/MatterLine.vue'
import type { Line } from '@/shared/types'
import { filtersOf, pathOf, sameFilters } from './filters'
import type { Account } from '@/shared/types'
import { router } from '@/router'
import { isOpenTo, railOf } from './rail'
import { byUrgency } from './urgency'

const line = (number: string, state?: string) => ({ number, clock: state ? { state, words: '', numbers: {} } : null }) as Line

describe('the inbox', () => {
  test('is read by urgency, whatever order it came in', () => {
    expect(byUrgency([line('a', 'time'), line('b', 'late'), line('c'), line('d', 'today'), line('e', 'maybe')]).map(group => [group.urgency, group.lines.map(one => one.number)]))
      .toEqual([['late', ['b']], ['today', ['d']], ['later', ['a', 'e']], ['over', ['c']]])
  })
  test('keeps its filters in the address and asks the server with them', () => {
    const filters = filtersOf({ view: 'all', due: 'late', evil: 'x', type: '' })
    expect(filters).toEqual({ view: 'all', due: 'late' })
    expect(pathOf(filters, 'c1')).toBe('/api/matters?view=all&due=late&after=c1')
    expect(sameFilters(filters, { view: 'all', due: 'late' })).toBe(true)
  })
})

const doors = (roles: Account['roles'], readsRecord: boolean) => railOf({ roles, readsRecord }).flatMap(group => group.items.map(item => item.to))

describe('a line', () => {
  const office = { id: 1, code: 'centre', name: { zh: '快处中心', en: 'Centre' }, short: { zh: '快处中心', en: 'Centre' }, level: 'body' }
  const forests = { ...line('WC1'), title: '林业林权（八家坪村）', titleName: { zh: '林业林权（八家坪村）', en: 'Forests (Bajiaping Village)' }, stateName: { zh: '已登记', en: 'Registered' }, office, flags: [], groupSize: 1, receivedAt: '2026-11-20T01:00:00Z' } as unknown as Line
  test.each([['zh-CN', '林业林权（八家坪村）'], ['en', 'Forests (Bajiaping Village)']] as const)('says a title by rule in the language of the reader: %s', (lang, title) => {
    i18n.global.locale.value = lang
    const row = mount(MatterLine, { props: { line: forests, to: {} }, global: { stubs: { RouterLink: RouterLinkStub } } })
    i18n.global.locale.value = 'zh-CN'
    expect(row.find('.clip > div').text()).toBe(title)
  })
})

describe('the rail', () => {
  test('spares a handler the doors that would not open', () => {
    const items = doors(['handler'], false)
    expect(items).toContain('/desk/inbox')
    expect(items).not.toContain('/desk/people')
    expect(items).not.toContain('/desk/dispatch')
  })
  test('and their addresses as well, also those behind a tab; what stands in no rail is open', () => {
    const opens = (role: Account['roles'][number]) => ['register', 'follow-up', 'answers', 'applications', 'webhooks', 'inbox', 'account'].filter(page => isOpenTo({ roles: [role], readsRecord: false }, `/desk/${page}`))
    expect(opens('handler')).toEqual(['inbox', 'account'])
    expect(opens('agent')).toEqual(['register', 'follow-up', 'inbox', 'account'])
    expect(isOpenTo({ roles: ['administrator'], readsRecord: true }, '/desk/webhooks')).toBe(true)
  })
  test('whoever the server lets read a page is not turned away from it, though no rail leads there', () => {
    const reads = (role: Account['roles'][number]) => ['offices', 'people', 'duty', 'samples'].filter(page => isOpenTo({ roles: [role], readsRecord: false }, `/desk/${page}`))
    expect(reads('auditor')).toEqual(['offices', 'people', 'duty', 'samples'])
    expect(reads('handler')).toEqual(['duty', 'samples'])
    expect(doors(['auditor'], false)).not.toContain('/desk/people')
  })
  test('a page that is not there stands under the head of every page of residents', () => {
    expect(router.resolve('/no/such/page').matched.map(one => one.path)).toEqual(['/:rest(.*)*', '/:rest(.*)*'])
  })
  test('a list nobody knows is no page', () => {
    expect(['/desk/review/nonsense', '/desk/review/calls'].map(path => router.resolve(path).name)).toEqual(['lost', 'review'])
  })
  test('offers the record of administration to whom the session says it opens, whatever their role', () => {
    expect(doors(['administrator'], false)).toContain('/desk/people')
    expect(doors(['administrator'], false)).not.toContain('/desk/record')
    expect(doors(['auditor'], true)).toContain('/desk/record')
  })
})
