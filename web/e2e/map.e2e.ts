import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, context, enter, launch, open, overflow, settled, tabsTo } from './browser'
import { next } from './newAppeal'

let browser: Browser
beforeAll(async () => { browser = await launch() })
afterAll(() => browser?.close())

const shot = async (page: Page, name: string) => { if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true }) }

test('the place is pointed at with the arrow keys, kept in the draft on this device, and taken off again', async () => {
  const profile = await context(browser, { width: 360 })
  const page = await open(profile, '/new')
  await page.fill('#text', '滨河路拐角的路灯坏了三盏。')
  await next(page)
  await page.getByRole('button', { name: '在地图上点' }).click()
  await page.locator('.faces polygon').first().waitFor()
  expect(await tabsTo(page, '.faces')).toBeDefined()
  for (const key of ['ArrowUp', 'ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(key)
  await page.locator('#pick-in', { hasText: '图钉在' }).waitFor()
  const pin = page.locator('.pin')
  const seen = [await pin.getAttribute('transform')]
  await page.getByRole('button', { name: '图钉往西' }).click()
  seen.push(await pin.getAttribute('transform'))
  await page.locator('svg.district').click({ position: { x: 160, y: 190 } })
  seen.push(await pin.getAttribute('transform'))
  expect(new Set(seen).size).toBe(3)
  expect(await axeFindings(page)).toEqual([])
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  await shot(page, 'picker-360-outline')
  await next(page)
  await page.locator('#contact-anonymous').waitFor()
  await page.reload()
  await settled(page)
  await page.locator('#contact-anonymous').waitFor()
  await page.goBack()
  await page.getByText('已在地图上点了位置').waitFor()
  await page.getByRole('button', { name: '在地图上点' }).click()
  await pin.waitFor()
  await page.getByRole('button', { name: '去掉位置' }).click()
  await pin.waitFor({ state: 'detached' })
  await page.locator('#pick-in', { hasText: '还没有图钉' }).waitFor()
  await profile.close()
})

test('list and map show the same matters, before and after the filters, and every place is reached by keyboard', async () => {
  const { page, profile } = await enter(browser, { width: 1280, lang: 'en' }, '/matters')
  await shot(page, 'public-1280-outline')
  for (const filter of ['', '?open=true', '?open=false']) {
    await page.goto(`${page.url().split('?')[0]}${filter}`)
    await settled(page)
    const more = page.locator('.the-list .btn.wide')
    while (await more.count()) {
      await more.click()
      await settled(page)
    }
    const hrefs = (within: string) => page.locator(`${within} a[href^="/matters/"]`).evaluateAll(all => all.map(one => one.getAttribute('href')!))
    const listed = new Set(await hrefs('.public-list'))
    const places = await page.locator('.public-map circle').count()
    expect(places).toBeGreaterThan(0)
    expect(await tabsTo(page, '.turns button:last-of-type')).toBeDefined()
    const marked: string[] = []
    for (let n = 0; n < places; n++) {
      await page.keyboard.press('Enter')
      await page.locator('.turns', { hasText: `Place ${n + 1} of ${places}` }).waitFor()
      marked.push(...await hrefs('.here'))
    }
    expect(marked.filter(one => !listed.has(one)), filter).toEqual([])
    expect(new Set(marked).size).toBe(marked.length)
    expect(await page.locator('.public-map circle.chosen').count()).toBe(1)
  }
  expect(await axeFindings(page)).toEqual([])
  await profile.close()
})
