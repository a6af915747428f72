import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enter, launch, settled, url, type Look } from './browser'
import { onePixel } from './onePixel'

let browser: Browser
beforeAll(async () => { browser = await launch() })
afterAll(() => browser?.close())
const go = (look: Look, path: string) => enter(browser, look, path)

const next = (page: Page) => page.locator('.bar .btn.primary').click()

test('a resident writes, loses the network and the page, and still gets a receipt', async () => {
  const { page, profile } = await go({ width: 390 }, '/new')
  await page.fill('#text', '东湖路口的井盖松了，车一压就响，夜里有人差点绊倒。')
  await page.locator('input[type="file"]').setInputFiles({ name: '井盖.png', mimeType: 'image/png', buffer: onePixel() })
  await page.getByText('已存在这台设备上').waitFor()
  await page.reload()
  await page.waitForFunction(() => (document.querySelector('#text') as HTMLTextAreaElement | null)?.value.includes('井盖'))
  await page.locator('.thumbs img').waitFor()
  await next(page)
  await page.getByRole('heading', { name: '事情发生在哪里？' }).waitFor()
  await next(page)
  await page.locator('.summary[role="alert"]').waitFor()
  await page.selectOption('#town', { index: 1 })
  await page.selectOption('#community', { index: 2 })
  await page.fill('#addr', '东湖路口')
  await next(page)
  await page.locator('#contact-reach').check()
  await page.fill('#phone', '010-5550-0101')
  await profile.setOffline(true)
  await next(page)
  await page.getByText('连上网会自动再试').waitFor()
  await profile.setOffline(false)
  await page.getByText('收到了，这是您的回执').waitFor()
  expect(new URL(page.url()).hash).toBe('')
  expect(await page.locator('.qr').isVisible()).toBe(true)
  await page.getByText('为什么是').click()
  await page.locator('.cal').waitFor()
  await page.reload()
  await page.locator('.slip').first().waitFor()
  await profile.close()
})

test('how this device likes to read is kept: language, large print, high contrast', async () => {
  const profile = await browser.newContext({ viewport: { width: 360, height: 800 } })
  const page = await profile.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: /Say it once/ }).waitFor()
  await page.getByRole('button', { name: 'Larger' }).first().click()
  await page.getByRole('button', { name: 'High contrast' }).click()
  await page.reload()
  await settled(page)
  expect(await page.locator('html').evaluate(html => ['lang', 'data-print', 'data-contrast'].map(name => html.getAttribute(name)))).toEqual(['en', 'large', 'high'])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
  await profile.close()
})
