import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DeadLetter, Webhooks } from '@/shared/types'
import MailboxPage from './MailboxPage.vue'
import MessagesPage from './MessagesPage.vue'
import WebhooksPage from './WebhooksPage.vue'

const dead = { id: 'l1', channel: 'sms', template: 'replied', to: '138****45', tries: 8, reason: 'answered-503', queuedAt: '2026-11-20T01:00:00Z', endedAt: '2026-11-21T01:00:00Z' } as DeadLetter
const hook: Webhooks['items'][number] = { id: 'w1', url: 'https://example.org/hook', events: ['replied'], addedAt: '2026-11-20T01:00:00Z', failures: 20, pausedAt: '2026-11-21T01:00:00Z', reachedAt: null }
const asked: string[] = []
let answers: Record<string, unknown> = {}

beforeEach(() => {
  asked.length = 0
  document.cookie = 'XSRF-TOKEN=t'
  vi.stubGlobal('fetch', async (path: string, how: RequestInit) => {
    if (how.method !== 'GET') asked.push(`${how.method} ${path} ${how.body as string ?? ''}`)
    return path in answers ? new Response(JSON.stringify(answers[path]), { status: 200 }) : new Response(null, { status: 204 })
  })
})
afterEach(() => vi.unstubAllGlobals())

async function shown(page: Parameters<typeof mount>[0]) {
  const wrapper = mount(page, { global: { stubs: { DeskBar: true, RouterLink: RouterLinkStub } } })
  await flushPromises()
  return wrapper
}

describe('messages', () => {
  test('says what is not set up, and why a message was given up', async () => {
    answers = { '/api/admin/letters': { ways: [{ channel: 'sms', ready: false }, { channel: 'email', ready: true }], waiting: 2, oldest: null, lastSent: null, dead: 1, items: [dead] } }
    const page = await shown(MessagesPage)
    expect(page.text()).toContain('没有配置，不发送')
    expect(page.text()).toContain('对方回答 503')
    expect(page.text()).toContain('138****45')
  })

  test('tries one again and discards one', async () => {
    answers = { '/api/admin/letters': { ways: [], waiting: 0, oldest: null, lastSent: null, dead: 1, items: [dead] } }
    const page = await shown(MessagesPage)
    await page.find('[aria-label^="再试一次"]').trigger('click')
    await flushPromises()
    await page.find('[aria-label^="不发了"]').trigger('click')
    await flushPromises()
    expect(asked).toEqual(['POST /api/admin/letters/l1/retry {}', 'DELETE /api/admin/letters/l1 '])
  })
})

describe('the mailbox', () => {
  test('says that it is not set up', async () => {
    answers = { '/api/admin/mailbox': { ready: false, address: null, readAt: null, fault: null, folder: 'F', items: [] } }
    expect((await shown(MailboxPage)).text()).toMatch(/收信邮箱没有配置(?!.*都收下了)/s)
  })

  test('names the fault, and the letters that lie in the folder', async () => {
    answers = { '/api/admin/mailbox': { ready: true, address: 'a@b.example', readAt: '2026-11-20T01:00:00Z', fault: 'sign-in-refused', folder: 'Huiyin-not-taken', items: [{ id: 'm1', from: 'x***@b.example', reason: 'mail.too-long', cameAt: '2026-11-20T01:00:00Z', again: false }] } }
    const page = await shown(MailboxPage)
    expect(page.text()).toContain('用户名或密码被拒绝')
    expect(page.text()).toContain('Huiyin-not-taken')
    await page.find('[aria-label^="再试一次"]').trigger('click')
    await flushPromises()
    expect(asked).toEqual(['POST /api/admin/mailbox/m1/retry {}'])
  })
})

describe('webhooks', () => {
  beforeEach(() => {
    answers = {
      '/api/admin/webhooks': { facts: ['replied', 'archived'], items: [hook], id: 'w2', secret: 'whsec_once' },
      '/api/admin/webhooks/w1/test': { outcome: 'unreachable' },
    }
  })

  test('says for which address a secret is', async () => {
    answers['/api/admin/webhooks'] = { facts: ['replied'], items: [hook, { ...hook, id: 'w2', url: 'https://example.org/other' }], id: 'w2', secret: 'whsec_once' }
    const page = await shown(WebhooksPage)
    await page.find('#w-url').setValue('https://example.org/other')
    await page.find('input[value="replied"]').setValue(true)
    await page.find('form').trigger('submit')
    await flushPromises()
    expect(page.find('.note [class~="num"]').element.parentElement!.textContent).toContain('https://example.org/other')
  })

  test('shows the secret of a new one, once', async () => {
    const page = await shown(WebhooksPage)
    expect(page.text()).not.toContain('whsec_once')
    await page.find('#w-url').setValue('https://example.org/other')
    await page.find('input[value="archived"]').setValue(true)
    await page.find('form').trigger('submit')
    await flushPromises()
    expect(asked).toEqual(['POST /api/admin/webhooks {"url":"https://example.org/other","events":["archived"]}'])
    expect(page.text()).toContain('whsec_once')
  })

  test('says that one is paused, goes on when told to, and what a test came to', async () => {
    const page = await shown(WebhooksPage)
    expect(page.text()).toContain('连续失败')
    await page.find('[aria-label^="继续推送"]').trigger('click')
    await flushPromises()
    await page.find('[aria-label^="发一条试试"]').trigger('click')
    await flushPromises()
    expect(page.text()).toContain('没有成功：连不上')
  })

  test('is removed only when asked twice', async () => {
    const page = await shown(WebhooksPage)
    await page.find('[aria-label^="删除"]').trigger('click')
    expect(asked).toEqual([])
    await page.find('[aria-label^="确定删除"]').trigger('click')
    await flushPromises()
    expect(asked).toEqual(['DELETE /api/admin/webhooks/w1 '])
  })
})
