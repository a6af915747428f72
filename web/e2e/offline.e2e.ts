import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, context, launch, open, overflow, settled, url } from './browser'
import { next, written } from './newAppeal'
import { onePixel } from './onePixel'

let browser: Browser
beforeAll(async () => { browser = await launch() })
afterAll(() => browser?.close())

/** A profile whose pages the service worker has kept. */
async function kept(): Promise<{ profile: BrowserContext, page: Page }> {
  const profile = await context(browser, { width: 360, worker: true })
  const page = await open(profile, '/')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  return { profile, page }
}

/** How often words arrived, as the server answered it: the keys of what it registered. */
function registered(profile: BrowserContext): { keys: Set<string>, numbers: Set<string> } {
  const found = { keys: new Set<string>(), numbers: new Set<string>() }
  profile.on('response', async (response) => {
    if (new URL(response.url()).pathname !== '/api/appeals' || response.status() !== 201) return
    found.keys.add((await response.request().allHeaders())['idempotency-key']!)
    found.numbers.add((await response.json() as { number: string }).number)
  })
  return found
}

test('without a network the page opens, an appeal with a photo is written and submitted, and goes once the network is back, though the page was closed', async () => {
  const { profile, page } = await kept()
  const arrived = registered(profile)
  await page.goto(`${url}/new`)
  await settled(page)
  await page.close()
  await profile.setOffline(true)
  const offline = await profile.newPage()
  await offline.goto(`${url}/new`)
  await offline.locator('input[type="file"]').setInputFiles({ name: '桥.png', mimeType: 'image/png', buffer: onePixel() })
  await written(offline, `人民桥的灯不亮 ${randomUUID()}`)
  await next(offline)
  await offline.getByText('连上网会自动发出，这一页可以关掉。').waitFor()
  expect(await axeFindings(offline)).toEqual([])
  expect(await overflow(offline)).toBeLessThanOrEqual(0)
  await offline.close()
  const again = await profile.newPage()
  await again.goto(url)
  await again.getByText('有 1 件等着发出').waitFor()
  const other = await profile.newPage()
  await other.goto(`${url}/outbox`)
  await other.getByText('等着发出', { exact: true }).waitFor()
  await profile.setOffline(false)
  await again.getByText('有 1 件发出去了').waitFor()
  await other.locator('.secret').waitFor()
  expect(await axeFindings(other)).toEqual([])
  await other.getByRole('button', { name: '打开回执' }).click()
  await other.getByText('收到了，这是您的回执').waitFor()
  await again.locator('.outbox-note').waitFor({ state: 'detached' })
  expect([arrived.numbers.size, arrived.keys.size]).toEqual([1, 1])
  await other.getByText('您说的原话').click()
  await other.locator('.answer .proof li').waitFor()
  await profile.close()
})

test('woken by the browser, the service worker sends what waits while no page of ours does', async () => {
  const { profile, page } = await kept()
  await page.goto(`${url}/new`)
  await settled(page)
  await profile.setOffline(true)
  await written(page, `站台的座椅坏了 ${randomUUID()}`)
  await next(page)
  await page.getByText('等着发出', { exact: true }).waitFor()
  await page.close()
  await profile.setOffline(false)
  const desk = await profile.newPage()
  const talk = await profile.newCDPSession(desk)
  const found = new Promise<string>(done => talk.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && done(registrations[0].registrationId)))
  await talk.send('ServiceWorker.enable')
  await desk.goto(`${url}/desk/sign-in`)
  await talk.send('ServiceWorker.dispatchSyncEvent', { origin: new URL(url).origin, registrationId: await found, tag: 'huiyin.outbox', lastChance: false })
  await desk.waitForFunction(() => new Promise<boolean>((done) => {
    const asked = indexedDB.open('huiyin')
    asked.onsuccess = () => {
      const all = asked.result.transaction('outbox').objectStore('outbox').getAll()
      all.onsuccess = () => {
        asked.result.close()
        done(all.result.some(parcel => parcel.state === 'sent' && parcel.registered.code))
      }
    }
  }), undefined, { polling: 300 })
  await profile.close()
})

test('what waits may be taken back and changed, or deleted after asking', async () => {
  const { profile, page } = await kept()
  await page.goto(`${url}/new`)
  await settled(page)
  await profile.setOffline(true)
  await written(page, '写错了的一件事')
  await next(page)
  await page.getByRole('button', { name: '拿回来改' }).click()
  await page.getByText('写错了的一件事').waitFor()
  await next(page)
  await page.getByRole('button', { name: '不发了，删掉' }).click()
  await page.locator('.parcel [role="alert"]').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: '不发了，删掉' }).click()
  await page.getByText('没有等着发出的').waitFor()
  await profile.close()
})

test('of the server’s answers only two public lists are kept on the device', async () => {
  const { profile, page } = await kept()
  await page.goto(`${url}/new`)
  await written(page, '井盖松动，车一压就响')
  await next(page)
  await page.getByText('收到了，这是您的回执').waitFor()
  await page.reload()
  await page.locator('.slip').first().waitFor()
  const paths = await page.evaluate(async () => {
    const names = await caches.keys()
    return (await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(request => new URL(request.url).pathname)))).flat()
  })
  expect(paths).toContain('/')
  expect(paths.filter(path => path.startsWith('/api/')).sort()).toEqual(['/api/places', '/api/reference'])
  expect(paths.filter(path => /desk|admin|InboxPage|MatterPage/.test(path))).toEqual([])
  await profile.close()
})

test('the page can be installed: the browser finds nothing missing in its manifest', async () => {
  const { profile, page } = await kept()
  const talk = await profile.newCDPSession(page)
  const { errors, url: found } = await talk.send('Page.getAppManifest')
  expect([errors, new URL(found).pathname]).toEqual([[], '/manifest.webmanifest'])
  expect((await page.request.get(found)).headers()['content-type']).toBe('application/manifest+json')
  expect((await talk.send('Page.getInstallabilityErrors')).installabilityErrors.map(one => one.errorId).filter(id => id !== 'in-incognito')).toEqual([])
  await profile.close()
})
