import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountOf, accounts, enter, launch, oneTimeCode, type Look } from './browser'

let browser: Browser
beforeAll(async () => { browser = await launch() })
afterAll(() => browser?.close())
const go = (look: Look, path: string) => enter(browser, look, path)

test('a call is registered at the desk and its receipt opens', async () => {
  const { page, profile } = await go({ as: accountOf('agent') }, '/desk/register')
  const [tick, next] = await Promise.all(['.pick.flat', 'label[for="town"]'].map(part => page.locator(part).boundingBox()))
  expect(next!.y - tick!.y - tick!.height).toBeGreaterThanOrEqual(16) // the tick for danger keeps its distance
  await page.fill('#text', '居民来电：小区门口的垃圾三天没有清运，味道很重。')
  await page.selectOption('#town', 'unsure')
  await page.locator('#contact-anonymous').check()
  await page.keyboard.press('Control+Enter')
  await page.getByText('登记好了').waitFor()
  const code = (await page.locator('.secret').innerText()).replaceAll(/\s/g, '')
  await profile.close()
  const resident = await go({ width: 360 }, '/')
  await resident.page.fill('#code', code)
  await resident.page.keyboard.press('Enter')
  await resident.page.locator('.slip').first().waitFor()
  await resident.profile.close()
})

test('the inbox is worked by keyboard: down, open, back to the next', async () => {
  const { page, profile } = await go({ as: accountOf('handler', 'housing') }, '/desk/inbox')
  await page.locator('[data-line]').nth(2).waitFor()
  const second = await page.locator('[data-line] .clip a').nth(1).innerText()
  await page.keyboard.press('j')
  await page.waitForFunction(() => document.querySelectorAll('[data-line]')[1]?.getAttribute('aria-selected') === 'true')
  await page.keyboard.press('x')
  await page.locator('.bulk', { hasText: '选了 1 件' }).waitFor()
  await page.keyboard.press('x')
  await page.locator('.bulk').waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: second }).waitFor()
  await page.keyboard.press('j')
  await page.waitForFunction(old => document.querySelector('h1')?.textContent !== old, second)
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await page.waitForURL('**/desk/dispatch')
  await profile.close()
})

test('a view is kept at 1280 pixels in English without a button that breaks its word', async () => {
  const { page, profile } = await go({ as: accountOf('handler', 'housing'), lang: 'en', width: 1280 }, '/desk/inbox')
  await page.locator('.keep-view').click()
  const lines = await page.locator('.name-view .btn').evaluateAll(buttons => buttons.map((button) => {
    const words = document.createRange()
    words.selectNodeContents(button)
    return new Set([...words.getClientRects()].map(box => Math.round(box.top))).size
  }))
  expect(lines).toEqual([1, 1])
  await profile.close()
})

test('a list of before is tried, brought in, and its open appeals are given a new day together', async () => {
  const { page, profile } = await go({ as: accountOf('administrator') }, '/desk/import')
  const mark = String(Date.now())
  const list = `编号,来电时间,内容,答复,答复时间\n${mark}-1,2023-04-05 08:30,广场的灯不亮,,\n${mark}-2,2023-04-06 09:00,井盖响,换过了,2023-04-08 10:00\n${mark}-3,不知何时,树倒了,,\n`
  await page.locator('input[type="file"]').setInputFiles({ name: '以前.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  expect(await page.locator('#map-receivedAt').inputValue()).toBe('来电时间')
  const weights = await page.locator('.row-name, .row-name + td').evaluateAll(cells => new Set(cells.map(cell => getComputedStyle(cell).borderBottomColor)).size)
  expect(weights).toBe(1) // the lines of the table are of one weight from side to side
  await page.getByRole('button', { name: '先试一遍，不写入' }).click()
  await page.getByText('第 4 行').waitFor()
  await page.getByRole('button', { name: '正式带入' }).click()
  await page.getByText('看还没办完的').waitFor()
  expect(await page.locator('.sums dd').first().innerText()).toBe('2')
  await profile.close()

  const centre = await go({ as: accountOf('dispatcher') }, '/desk/review/imported')
  await centre.page.locator('[data-line]').first().waitFor()
  const before = await centre.page.locator('[data-line]').count()
  await centre.page.keyboard.press('x')
  await centre.page.locator('.bulk button', { hasText: '重新承诺期限' }).click()
  await centre.page.locator('.bulk .step-form input[type="radio"]').first().check() // many together: nothing is filled in
  await centre.page.locator('.bulk .step-form button.primary').click()
  await centre.page.getByText('办好 1 件，没办成 0 件').waitFor()
  await centre.page.locator('.bulk button', { hasText: '好' }).click()
  await centre.page.waitForFunction(count => document.querySelectorAll('[data-line]').length === count - 1, before)
  await centre.profile.close()
}, 120_000)

test('staff sign in with a second factor and out again; a stranger is led to the door', async () => {
  const { page, profile } = await go({}, '/desk/people')
  expect(new URL(page.url()).pathname).toBe('/desk/sign-in')
  const administrator = accounts().find(one => one.role === 'administrator' && one.secret)!
  await page.fill('#account', administrator.name)
  await page.fill('#password', `${administrator.password}x`)
  await page.keyboard.press('Enter')
  await page.locator('.note.stop').waitFor()
  await page.fill('#password', administrator.password)
  await page.keyboard.press('Enter')
  await page.locator('#code').waitFor()
  await page.fill('#code', oneTimeCode(administrator.secret!, Date.now() + 30_000)) // not the one another test has just used
  await page.keyboard.press('Enter')
  await page.waitForURL('**/desk/people')
  await page.locator('.tree button').first().waitFor()
  await page.getByRole('button', { name: '退出' }).click()
  await page.waitForURL('**/desk/sign-in**')
  await profile.close()
})

test('the days of a week stand in one row of the calendar', async () => {
  const { page, profile } = await go({ as: accountOf('handler', 'housing') }, '/desk/clocks')
  const week = page.locator('.month').first().locator('tbody tr').nth(1).locator('td')
  const tops = await week.evaluateAll(days => days.map(day => Math.round(day.getBoundingClientRect().top)))
  expect(tops).toEqual(Array.from({ length: 7 }, () => tops[0]))
  await profile.close()
})
