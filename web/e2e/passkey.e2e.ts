import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountOf, axeFindings, launch, overflow, url } from './browser'

/** Passkeys belong to a name, never to a number: the demonstration has them at localhost. */
const named = url.replace('127.0.0.1', 'localhost')
const account = accountOf('handler', 'water')

let browser: Browser
beforeAll(async () => { browser = await launch() })
afterAll(() => browser?.close())

async function withDevice(page: Page): Promise<CDPSession> {
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'usb', hasResidentKey: false, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
  return device
}

async function signIn(page: Page) {
  await page.goto(`${named}/desk/sign-in?to=/desk/account`)
  await page.fill('#account', account.name)
  await page.fill('#password', account.password)
  await page.keyboard.press('Enter')
}

test('a passkey is made, opens the door after the password, and is removed again', async () => {
  const profile = await browser.newContext({ viewport: { width: 360, height: 800 } })
  const page = await profile.newPage()
  await withDevice(page)
  await signIn(page)
  await page.locator('#passkey-name').waitFor()
  await page.fill('#passkey-name', '测试钥匙')
  await page.fill('#passkey-proof', account.password)
  await page.locator('.adding .btn').click()
  await page.locator('.codes li').nth(9).waitFor() // codes on paper, with the first factor
  await page.locator('.passkeys li', { hasText: '测试钥匙' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await overflow(page)).toBeLessThanOrEqual(0)

  await page.context().clearCookies()
  await signIn(page)
  await page.locator('.use-passkey').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.locator('.use-passkey').click()
  await page.waitForURL('**/desk/account')

  await page.locator('.passkeys li .btn').click()
  await page.fill('#removal-proof', account.password)
  await page.locator('.leaving .btn').click()
  await page.locator('.passkeys li').waitFor({ state: 'detached' })
  await profile.close()
}, 60_000)

test('why the way by the provider ended is said on the page, in the reader\'s language, and nothing of the address is repeated', async () => {
  const profile = await browser.newContext()
  const page = await profile.newPage()
  await page.goto(`${url}/desk/sign-in?refused=provider.closed`)
  await page.getByText('您的账号已经停用。').waitFor()
  await page.goto(`${url}/desk/sign-in?refused=<b>hello</b>`)
  await page.getByText('统一身份认证没有通过').waitFor()
  expect(await page.locator('main').innerText()).not.toContain('hello')
  await profile.close()
})
