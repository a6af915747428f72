import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { context, enter, launch, open, settled, type Look } from './browser'
import { lodge } from './lodge'
import { next, written } from './newAppeal'
import { onePixel } from './onePixel'

let browser: Browser
beforeAll(async () => { browser = await launch() })
afterAll(() => browser?.close())
const go = (look: Look, path: string) => enter(browser, look, path)

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
  await page.getByText('连上网会自动发出，这一页可以关掉。').waitFor()
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
  const page = await open(profile, '/')
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

test('a language that cannot be fetched leaves the page whole and says so', async () => {
  const { page, profile } = await go({ width: 360 }, '/')
  await page.route('**/assets/**', route => route.abort())
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText('另一种语言没有取到').waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('说一次')
  await page.unroute('**/assets/**')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: /Say it once/ }).waitFor()
  await profile.close()
})

/** The server breaks down once, at this address. */
const breaksDown = (page: Page, path: string) => page.route(`**${path}`, route => route.request().method() === 'POST'
  ? route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"status":500,"code":"fault"}' })
  : route.continue(), { times: 1 })
const holds = (page: Page, field: string, words: string) => page.waitForFunction(([one, text]) => document.querySelector<HTMLTextAreaElement>(one!)?.value === text, [field, words])

test('a new appeal outlives a fault of the server and a closed page', async () => {
  const words = '文昌路公交站的顶棚漏雨，等车的人没有地方站。'
  const profile = await context(browser, { width: 390 })
  const first = await open(profile, '/new')
  await written(first, words)
  await breaksDown(first, '/api/appeals')
  await next(first)
  await first.getByText('正在确认收到没有').waitFor()
  await first.close()
  const second = await open(profile, '/outbox')
  await second.getByText('发出去了').first().waitFor()
  await second.getByRole('button', { name: '打开回执' }).click()
  await second.getByText('收到了，这是您的回执').waitFor()
  await profile.close()
})

test('the browser’s Back goes to the step before, and a file nobody can open is refused at once', async () => {
  const words = '沿河步道的栏杆断了一截。'
  const { page, profile } = await go({ width: 390 }, '/')
  await page.getByRole('link', { name: '我要反映' }).click()
  await page.fill('#text', words)
  await page.locator('input[type="file"]').setInputFiles({ name: '栏杆.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('这不是照片') })
  await page.locator('.photos .error', { hasText: '栏杆.jpg' }).waitFor()
  await next(page)
  await page.selectOption('#town', 'unsure')
  await next(page)
  await page.getByRole('heading', { name: '怎么联系您？' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: '事情发生在哪里？' }).waitFor()
  expect(await page.locator('#town').inputValue()).toBe('unsure')
  await page.goBack()
  await holds(page, '#text', words)
  await profile.close()
})

test('a message to the office outlives a reload and a fault, and is gone once it is sent', async () => {
  const words = '门口那一盏也不亮。'
  const { page, profile } = await go({ width: 390 }, `/r#${(await lodge()).code}`)
  await page.fill('#m', words)
  await page.reload()
  await holds(page, '#m', words)
  await breaksDown(page, '/api/receipt/messages')
  await page.locator('.say .btn').click()
  await page.locator('section:has(.say) [role="alert"]').waitFor()
  await page.reload()
  await holds(page, '#m', words)
  await page.locator('.say .btn').click()
  await holds(page, '#m', '')
  await page.reload()
  await page.locator('#m').waitFor()
  await holds(page, '#m', '')
  expect(await page.evaluate(() => Object.keys(localStorage).filter(key => key.includes('unsent')))).toEqual([])
  await profile.close()
})
