import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, context, launch, open, overflow, settled } from './browser'
import { next, written } from './newAppeal'
import { grainy } from './onePixel'

const PIECE = 524_288
let browser: Browser
beforeAll(async () => { browser = await launch() })
afterAll(() => browser?.close())

test('a photo whose way the network cuts goes on from where it was, and the receipt shows it small', async () => {
  const profile = await context(browser, { width: 360 })
  const page = await open(profile, '/new')
  const offsets: number[] = []
  let begun = 0
  let cut = true
  await page.route('**/api/uploads**', async (route) => {
    const request = route.request()
    if (request.method() === 'POST') begun++
    if (request.method() !== 'PATCH') return route.continue()
    const offset = Number(request.headers()['upload-offset'])
    if (cut && offset === PIECE) {
      await profile.setOffline(true)
      return route.abort('internetdisconnected')
    }
    offsets.push(offset)
    return route.continue()
  })
  const photo = grainy(800)
  expect(photo.length).toBeGreaterThan(PIECE * 2)
  await page.locator('input[type="file"]').setInputFiles({ name: '人民桥.png', mimeType: 'image/png', buffer: photo })
  await page.locator('.thumbs img').waitFor()
  await written(page, `人民桥的灯不亮 ${randomUUID()}`)
  await next(page)
  await page.getByText('等着发出', { exact: true }).waitFor()
  await page.getByText(/照片已传 \d+%/).waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  cut = false
  await profile.setOffline(false)
  await page.getByText('收到了，这是您的回执').waitFor()
  expect([begun, offsets[0], offsets[1]]).toEqual([1, 0, PIECE])
  expect(new Set(offsets).size).toBe(offsets.length)
  await page.getByText('您说的原话').click()
  const small = page.locator('.answer .proof img.small-picture')
  await small.waitFor()
  expect(await small.evaluate(img => (img as HTMLImageElement).naturalWidth)).toBe(320)
  await settled(page)
  expect(await axeFindings(page)).toEqual([])
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  await profile.close()
})
