import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, context, enter, launch, open, overflow } from './browser'
import { lodge } from './lodge'

let browser: Browser
beforeAll(async () => { browser = await launch() })
afterAll(() => browser?.close())

test('a receipt is proved by the resident’s own browser, and what its QR code holds by another’s without a network', async () => {
  const { number, code } = await lodge()
  const { page, profile } = await enter(browser, { width: 360 }, `/r#${code}`)
  await page.locator('.seal.proved').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByText('给别人看的二维码').click()
  await profile.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: '复制链接' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link.length).toBeLessThan(1900)
  await profile.close()

  const other = await context(browser, { width: 360, worker: true })
  const first = await open(other, '/verify')
  await first.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await first.close()
  await other.setOffline(true)
  const offline = await other.newPage()
  await offline.goto(link)
  await offline.getByText(`事项 ${number}`).waitFor()
  expect(await axeFindings(offline)).toEqual([])
  expect(await overflow(offline)).toBeLessThanOrEqual(0)
  await offline.getByRole('button', { name: '我比对过，一致' }).click()
  await offline.locator('.seal.proved').waitFor()
  await offline.close()
  const changed = await other.newPage()
  const at = link.length - 40
  await changed.goto(link.slice(0, at) + (link[at] === 'A' ? 'B' : 'A') + link.slice(at + 1))
  await changed.locator('[role="alert"]').first().waitFor()
  expect(await changed.locator('.seal.proved').count()).toBe(0)
  await other.close()
})
