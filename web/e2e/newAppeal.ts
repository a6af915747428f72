import type { Page } from 'playwright-core'

export const next = (page: Page) => page.locator('.bar .btn.primary').click()

/** A new appeal up to its last press. */
export async function written(page: Page, words: string) {
  await page.fill('#text', words)
  await next(page)
  await page.selectOption('#town', 'unsure')
  await next(page)
  await page.locator('#contact-anonymous').check()
}
