import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountOf, context, launch, url } from './browser'

let browser: Browser
beforeAll(async () => { browser = await launch() })
afterAll(() => browser?.close())

test.each([
  ['/desk/inbox', 'dispatcher'], ['/desk/dispatch', 'dispatcher'], ['/desk/follow-up', 'agent'], ['/desk/review/not-an-appeal', 'supervisor'],
  ['/desk/people', 'administrator'], ['/desk/samples', 'supervisor'], ['/desk/duty', 'administrator'], ['/desk/record', 'administrator'],
])('%s shows a skeleton while its list is on its way, and no sentence around an empty number', async (path, role) => {
  const profile = await context(browser, { lang: 'en', as: accountOf(role) })
  const page = await profile.newPage()
  await page.route(/\/api\/(matters\?|admin\/accounts\?|admin\/record|duty\?|follow-up\/samples)/, () => undefined) // asked, never answered
  await page.goto(url + path)
  await page.locator('main .skel').first().waitFor()
  expect(await page.locator('body').innerText()).not.toMatch(/, matters\.|^\s*(left|\.)/m)
  await profile.close()
})
