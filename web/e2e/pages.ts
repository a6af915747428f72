import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountOf, axeFindings, context, isOnTheWay, launch, open, overflow, settled, watch, type Lang } from './browser'
import { lodge } from './lodge'

/** One page: what must be reached by keyboard, and what stands there only after a moment. */
interface Entry { name: string, path: () => string, role?: string, office?: string, main: string, late?: string }

let browser: Browser
let code = ''
let number = ''

const TABLE: Entry[] = [
  { name: 'home', path: () => '/', main: 'a[href="/new"]' },
  { name: 'new-appeal', path: () => '/new', main: '.bar .btn.primary' },
  { name: 'outbox', path: () => '/outbox', main: 'main .btn' },
  { name: 'receipt', path: () => `/r#${code}`, main: '.say .btn' },
  { name: 'verify', path: () => '/verify', main: '#v-files' },
  { name: 'proof', path: () => '/proof', main: 'main .btn' },
  { name: 'mine', path: () => '/mine', main: 'main .btn' },
  { name: 'answers', path: () => '/answers', main: '#a-q' },
  { name: 'public-matters', path: () => '/matters', main: '.public-list a' },
  { name: 'public-matter', path: () => '/matters/WC260101-222222', main: 'main .btn' },
  { name: 'figures', path: () => '/figures', main: '#fig-from' },
  { name: 'report', path: () => '/report', main: '#rep-month' },
  { name: 'open-data', path: () => '/open-data', main: 'main .files a' },
  { name: 'clocks', path: () => '/clocks', main: '.clock-list a' },
  { name: 'clock', path: () => '/clock?code=appeal.promise.complaint', main: '#from' },
  { name: 'lost', path: () => '/no/such/page', main: 'main .btn' },
  { name: 'sign-in', path: () => '/desk/sign-in', main: '.btn.primary' },
  { name: 'inbox', path: () => '/desk/inbox', role: 'dispatcher', main: '.slips .clip a', late: '.peek h3' },
  { name: 'inbox-handler', path: () => '/desk/inbox', role: 'handler', office: 'housing', main: '.slips .clip a', late: '.peek h3' },
  { name: 'dispatch', path: () => '/desk/dispatch', role: 'dispatcher', main: '.go .btn.primary' },
  { name: 'matter', path: () => `/desk/matter/${number}`, role: 'dispatcher', main: '.next button[role="tab"]' },
  { name: 'register', path: () => '/desk/register', role: 'agent', main: '.right-col .btn.primary' },
  { name: 'search', path: () => '/desk/search?q=%E8%B7%AF%E7%81%AF', role: 'dispatcher', main: '#find' },
  { name: 'ledger', path: () => '/desk/ledger', role: 'head', main: '.seg button' },
  { name: 'ledger-matters', path: () => '/desk/ledger/matters?figure=received', role: 'head', main: '.slips .clip a' },
  { name: 'suggestions', path: () => '/desk/suggestions', role: 'leader', main: 'a.btn[href^="/desk/suggestions"]' },
  { name: 'drift', path: () => '/desk/suggestions/drift', role: 'leader', main: 'a.btn[href^="/desk/suggestions"]' },
  { name: 'topics', path: () => '/desk/topics', role: 'head', main: '.seg button' },
  { name: 'quality', path: () => '/desk/quality', role: 'head', main: '.seg button' },
  { name: 'board', path: () => '/board', role: 'supervisor', main: '.tools button', late: '.tally' },
  { name: 'samples', path: () => '/desk/samples', role: 'supervisor', main: 'form .btn.primary' },
  { name: 'follow-up', path: () => '/desk/follow-up', role: 'agent', main: '.q button' },
  { name: 'review', path: () => '/desk/review/not-an-appeal', role: 'supervisor', main: '#find' },
  { name: 'desk-clocks', path: () => '/desk/clocks', role: 'handler', main: '.clock-list a' },
  { name: 'offices', path: () => '/desk/offices', role: 'administrator', main: '.tree button' },
  { name: 'people', path: () => '/desk/people', role: 'administrator', main: '.tree button' },
  { name: 'hand-over', path: () => '/desk/hand-over', role: 'administrator', main: 'main .btn.primary' },
  { name: 'duty', path: () => '/desk/duty', role: 'administrator', main: 'main .btn' },
  { name: 'record', path: () => '/desk/record', role: 'administrator', main: '.ledwrap' },
  { name: 'log', path: () => '/desk/log', role: 'administrator', main: 'main .btn' },
  { name: 'readings', path: () => '/desk/readings', role: 'auditor', main: 'main a.btn' },
  { name: 'import', path: () => '/desk/import', role: 'administrator', main: 'main .btn.primary' },
  { name: 'messages', path: () => '/desk/messages', role: 'administrator', main: 'main nav a' },
  { name: 'mailbox', path: () => '/desk/mailbox', role: 'administrator', main: 'main nav a' },
  { name: 'webhooks', path: () => '/desk/webhooks', role: 'administrator', main: '#w-url' },
  { name: 'applications', path: () => '/desk/applications', role: 'administrator', main: '#k-name' },
  { name: 'desk-answers', path: () => '/desk/answers', role: 'dispatcher', main: '.tree button' },
  { name: 'account', path: () => '/desk/account', role: 'handler', main: 'main .btn' },
]

const words = (lang: Lang) => ['shared', 'resident', 'desk', 'steps', 'admin', 'public', 'board', 'proof']
  .flatMap(part => Object.keys(JSON.parse(readFileSync(new URL(`../src/locales/${lang}/${part}.json`, import.meta.url), 'utf8')) as object))
const keyShown = new RegExp(`(?:^|[\\s"“(])(?:${[...new Set(words('en'))].join('|')})\\.[a-zA-Z][\\w.-]*[a-zA-Z]`)

/**
 * Every page in one language, opened on a telephone and then drawn out to a desk: words, width, no complaint of the browser. Axe looks at the
 * telephone in Chinese and at the desk in English; what is reached by keyboard is the same in both.
 */
export function lookAtEveryPage(lang: Lang) {
  beforeAll(async () => {
    browser = await launch()
    ;({ code, number } = await lodge())
  })
  afterAll(() => browser?.close())
  /** One for each who looks, so that what was fetched for one page need not be fetched for the next. */
  const profiles = new Map<string, Promise<BrowserContext>>()
  const profileOf = ({ role, office }: Entry) => {
    const who = `${role} ${office}`
    const made = profiles.get(who) ?? context(browser, { lang, width: 360, as: role ? accountOf(role, office) : undefined })
    profiles.set(who, made)
    return made
  }

  test('every page of the router is looked at', () => {
    const names = [...readFileSync(new URL('../src/router.ts', import.meta.url), 'utf8').matchAll(/name: '([a-z-]+)'/g)].map(match => match[1]!)
    expect(TABLE.map(entry => entry.name)).toEqual(expect.arrayContaining([...new Set(names)]))
  })
  test.each(TABLE)('$name', async (entry) => {
    const faults: string[] = []
    const page = await open(await profileOf(entry), entry.path(), blank => watch(blank, faults))
    if (entry.late) await page.locator(entry.late).first().waitFor({ state: 'attached' })
    expect(await page.title()).not.toBe('')
    expect(await page.locator('html').getAttribute('lang')).toBe(lang)
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      await settled(page)
      expect.soft(await overflow(page), `wider than a screen of ${width}`).toBeLessThanOrEqual(0)
      if (width === (lang === 'en' ? 1440 : 360)) expect.soft(await axeFindings(page), `axe at ${width}`).toEqual([])
      expect.soft((await page.locator('body').innerText()).match(keyShown)?.[0], `a key instead of words at ${width}`).toBeUndefined()
      if (lang !== 'en') expect.soft(await isOnTheWay(page, entry.main), `${entry.main} by keyboard at ${width}`).toBe(true)
    }
    expect.soft(faults).toEqual([])
    await page.close()
  })
}
