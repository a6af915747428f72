import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountOf, axeFindings, context, launch, overflow, settled, tabsTo, url, type Lang } from './browser'
import { lodge } from './lodge'

interface Entry { name: string, path: () => string, role?: string, main: string }

let browser: Browser
let code = ''
let number = ''

const TABLE: Entry[] = [
  { name: 'home', path: () => '/', main: 'a[href="/new"]' },
  { name: 'new-appeal', path: () => '/new', main: '.bar .btn.primary' },
  { name: 'receipt', path: () => `/r#${code}`, main: '.say .btn' },
  { name: 'clocks', path: () => '/clocks', main: '.clock-list a' },
  { name: 'clock', path: () => '/clock?code=appeal.promise.complaint', main: '#from' },
  { name: 'lost', path: () => '/no/such/page', main: 'main .btn' },
  { name: 'sign-in', path: () => '/desk/sign-in', main: '.btn.primary' },
  { name: 'inbox', path: () => '/desk/inbox', role: 'dispatcher', main: '.slips .clip a' },
  { name: 'dispatch', path: () => '/desk/dispatch', role: 'dispatcher', main: '.go .btn.primary' },
  { name: 'matter', path: () => `/desk/matter/${number}`, role: 'dispatcher', main: '.next button[role="tab"]' },
  { name: 'register', path: () => '/desk/register', role: 'agent', main: '.right-col .btn.primary' },
  { name: 'search', path: () => '/desk/search?q=%E8%B7%AF%E7%81%AF', role: 'dispatcher', main: '#find' },
  { name: 'ledger', path: () => '/desk/ledger', role: 'head', main: '.seg button' },
  { name: 'ledger-matters', path: () => '/desk/ledger/matters?figure=received', role: 'head', main: '.slips .clip a' },
  { name: 'samples', path: () => '/desk/samples', role: 'supervisor', main: 'form .btn.primary' },
  { name: 'follow-up', path: () => '/desk/follow-up', role: 'agent', main: '.q button' },
  { name: 'review', path: () => '/desk/review/not-an-appeal', role: 'supervisor', main: '#find' },
  { name: 'desk-clocks', path: () => '/desk/clocks', role: 'handler', main: '.clock-list a' },
  { name: 'offices', path: () => '/desk/offices', role: 'administrator', main: '.tree button' },
  { name: 'people', path: () => '/desk/people', role: 'administrator', main: '.tree button' },
  { name: 'hand-over', path: () => '/desk/hand-over', role: 'administrator', main: 'main .btn.primary' },
  { name: 'duty', path: () => '/desk/duty', role: 'administrator', main: 'main .btn' },
  { name: 'record', path: () => '/desk/record', role: 'administrator', main: '.ledwrap' },
  { name: 'import', path: () => '/desk/import', role: 'administrator', main: 'main .btn.primary' },
  { name: 'account', path: () => '/desk/account', role: 'handler', main: 'main .btn' },
]

beforeAll(async () => {
  browser = await launch()
  ;({ code, number } = await lodge(browser))
})
afterAll(() => browser?.close())

test('every page of the router is looked at', () => {
  const names = [...readFileSync(new URL('../src/router.ts', import.meta.url), 'utf8').matchAll(/name: '([a-z-]+)'/g)].map(match => match[1]!)
  expect(TABLE.map(entry => entry.name)).toEqual(expect.arrayContaining([...new Set(names)]))
})

const words = (lang: Lang) => ['shared', 'resident', 'desk', 'steps', 'admin']
  .flatMap(part => Object.keys(JSON.parse(readFileSync(new URL(`../src/locales/${lang}/${part}.json`, import.meta.url), 'utf8')) as object))
const keyShown = new RegExp(`(?:^|[\\s"“(])(?:${[...new Set(words('en'))].join('|')})\\.[a-zA-Z][\\w.-]*[a-zA-Z]`)

for (const lang of ['zh-CN', 'en'] as const) {
  for (const width of [360, 1440]) {
    describe(`${lang} at ${width}`, () => {
      test.each(TABLE)('$name', async (entry) => {
        const open = await context(browser, { lang, width, as: entry.role ? accountOf(entry.role) : undefined })
        const page = await open.newPage()
        const faults = watch(page)
        await page.goto(url + entry.path())
        await settled(page)
        expect(await page.title()).not.toBe('')
        expect(await page.locator('html').getAttribute('lang')).toBe(lang)
        expect.soft(await overflow(page), 'wider than the screen').toBeLessThanOrEqual(0)
        expect.soft(await axeFindings(page)).toEqual([])
        expect.soft((await page.locator('body').innerText()).match(keyShown)?.[0], 'a key instead of words').toBeUndefined()
        expect.soft(await tabsTo(page, entry.main), `${entry.main} by keyboard`).toBeDefined()
        expect.soft(faults).toEqual([])
        await open.close()
      })
    })
  }
}

/** Anything the browser complains about: scripts, the content policy, answers of 500. */
function watch(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => message.type() === 'error' && !message.text().includes('Failed to load resource') && faults.push(message.text()))
  page.on('response', response => response.status() >= 500 && faults.push(`${response.status()} ${response.url()}`))
  return faults
}
