import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountOf, enter, launch, overflow } from './browser'
import { lodge } from './lodge'

let browser: Browser
beforeAll(async () => { browser = await launch() })
afterAll(() => browser?.close())

const A4 = 794 // 210 mm at 96 dots an inch

/** What paper shows: nothing that looks pressable (a bare button is the clock's chip, a fact), no way elsewhere, no wider than the sheet. */
async function onPaper(page: Page) {
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: A4, height: 1123 })
  expect.soft(await page.locator('nav:visible, button:not(.bare):visible, .btn:visible').allInnerTexts()).toEqual([])
  expect.soft(await overflow(page)).toBeLessThanOrEqual(0)
}

test('a receipt on paper has its number, the way it went and what happened', async () => {
  const { number, code } = await lodge()
  const { page, profile } = await enter(browser, { width: 390 }, `/r#${code}`)
  await page.locator('.trail li').first().waitFor()
  await onPaper(page)
  expect(await page.locator('main').innerText()).toContain(number)
  for (const part of ['.trail li', '.line li']) expect.soft(await page.locator(part).first().isVisible(), part).toBe(true)
  await profile.close()
})

test('a matter on paper has its number, the staircase and what happened', async () => {
  const { number } = await lodge()
  const { page, profile } = await enter(browser, { as: accountOf('dispatcher') }, `/desk/matter/${number}`)
  await page.locator('.stairs').first().waitFor()
  await onPaper(page)
  expect(await page.locator('body').innerText()).toContain(number)
  for (const part of ['.matter .top figure svg', '.line li']) expect.soft(await page.locator(part).first().isVisible(), part).toBe(true)
  await profile.close()
})
