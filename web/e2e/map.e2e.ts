import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, context, enter, launch, open, overflow, settled, tabsTo, url, watch, type Look } from './browser'
import { next } from './newAppeal'
import { onePixel } from './onePixel'

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

/** A tile server of the test's own: what was asked of it, and whether it has tiles. */
async function tileServer(status = 200) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url!)
    response.writeHead(status, { 'Content-Type': 'image/png', 'Access-Control-Allow-Origin': '*' }).end(status === 200 ? onePixel() : undefined)
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  return { asked, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

/** A profile to which the server answers as one does whose settings name these tiles; its policy opens for `allowed` (MapTilesHttpTest). */
async function withTiles(look: Look, origin: string, allowed = origin): Promise<BrowserContext> {
  const profile = await context(browser, look)
  await profile.grantPermissions(['local-network-access']) // an answer made here is taken for one from outside, and the tile server is inside
  await profile.route(target => target.origin === url, async (route) => {
    if (!route.request().isNavigationRequest() && !route.request().url().endsWith('/api/public/outline')) return route.fallback()
    const answer = await route.fetch()
    if (!route.request().isNavigationRequest()) return route.fulfill({ response: answer, json: { ...await answer.json() as object, tiles: { url: `${origin}/{z}/{x}/{y}.png`, attribution: '© 测绘', datum: 'gcj02' } } })
    const policy = answer.headers()['content-security-policy']!
    expect(policy).toContain(" blob:; ")
    return route.fulfill({ response: answer, headers: { ...answer.headers(), 'content-security-policy': policy.replace(' blob:; ', ` blob: ${allowed}; `) } })
  })
  return profile
}

test('streets come from the named source and no complaint of the policy; a place is picked on them, and the marks are reached', async () => {
  const tiles = await tileServer()
  const profile = await withTiles({ width: 1280 }, tiles.origin)
  const faults: string[] = []
  const page = await open(profile, '/matters', blank => watch(blank, faults))
  const wanted = page.getByRole('button', { name: '街道图' })
  await page.getByText(`街道图从 ${new URL(tiles.origin).host} 取来，对方会知道您在看哪一带。`).waitFor()
  expect(tiles.asked).toEqual([]) // nobody outside learns anything before it is asked for
  await wanted.click()
  await page.locator('.faces.ready canvas').waitFor()
  await page.getByText('© 测绘').waitFor()
  expect(tiles.asked.length).toBeGreaterThan(1)
  expect(tiles.asked.filter(path => !/^\/\d+\/\d+\/\d+\.png$/.test(path))).toEqual([])
  await page.locator('.turns button').last().click()
  await page.locator('.here a').first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.goto(`${url}/new`)
  await settled(page)
  await page.fill('#text', '滨河路拐角的路灯坏了三盏。')
  await next(page)
  await page.getByRole('button', { name: '在地图上点' }).click()
  await wanted.click()
  await page.locator('.faces.ready canvas').click()
  const lies = page.locator('#pick-in', { hasText: '图钉在' })
  await lies.waitFor()
  const here = await lies.innerText()
  await page.locator('.faces').focus()
  for (let n = 0; n < 12; n++) await page.keyboard.press('ArrowUp')
  expect(await lies.innerText()).not.toBe(here)
  expect(await axeFindings(page)).toEqual([])
  expect(faults).toEqual([])
  await profile.close()
  tiles.close()
})

test.each([
  ['the policy names another origin', 200, 'http://other.example', false, /securitypolicy|Content Security Policy/i],
  ['the source has no tiles', 404, undefined, false, undefined],
  ['there is no WebGL', 200, undefined, true, undefined],
])('the outline stays when %s', async (_, status, allowed, noWebGl, complaint) => {
  const tiles = await tileServer(status)
  const profile = await withTiles({ width: 1280, lang: 'en' }, tiles.origin, allowed)
  if (noWebGl) await profile.addInitScript(() => { HTMLCanvasElement.prototype.getContext = () => null })
  const faults: string[] = []
  const page = await open(profile, '/matters', blank => watch(blank, faults))
  if (noWebGl) await page.locator('svg.district').waitFor()
  else await page.getByRole('button', { name: 'Streets' }).click()
  if (!noWebGl) await page.locator('.streets').waitFor({ state: 'attached' })
  await page.locator('.streets').waitFor({ state: 'detached' })
  expect(await page.getByRole('button', { name: 'Streets' }).count()).toBe(0)
  expect(await page.locator('svg.district').isVisible()).toBe(true)
  await page.locator('.public-map circle').first().click({ force: true })
  await page.locator('.here a').first().waitFor()
  expect(tiles.asked.length > 0).toBe(status === 404)
  expect(faults.filter(fault => !complaint?.test(fault))).toEqual([])
  if (complaint) expect(faults.join()).toMatch(complaint)
  await profile.close()
  tiles.close()
})
