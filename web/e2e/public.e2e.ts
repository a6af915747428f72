import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, enter, launch, settled } from './browser'

let browser: Browser
beforeAll(async () => { browser = await launch() })
afterAll(() => browser?.close())

test('anybody narrows the public list, finds the feed, opens a matter and comes back to the same list', async () => {
  const { page, profile } = await enter(browser, { width: 390 }, '/matters')
  await page.locator('.public-filters [aria-expanded="false"]').click()
  await page.selectOption('#pub-open', 'true')
  await page.waitForURL(/open=true/)
  await settled(page)
  expect(await page.locator('head link[type="application/rss+xml"]').getAttribute('href')).toBe('/feeds/district.rss')
  const first = page.locator('.public-list a').first()
  const title = await first.innerText()
  await first.click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await settled(page)
  expect(await axeFindings(page)).toEqual([])
  await page.goBack()
  await page.waitForURL(/\/matters\?open=true/)
  await profile.close()
})

test('the map shows the same matters as the list', async () => {
  const { page, profile } = await enter(browser, { width: 1280 }, '/matters')
  expect(await page.locator('.public-map polygon').count()).toBe(25)
  await page.locator('.public-map circle').first().click({ force: true })
  await page.locator('.public-map .here a').first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  await profile.close()
})
