import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

export const url = process.env.HUIYIN_URL ?? 'http://127.0.0.1:8080'
const accountsFile = process.env.HUIYIN_ACCOUNTS ?? '../data/demo-accounts.txt'

export type Lang = 'zh-CN' | 'en'
export interface Account { name: string, password: string, role: string, office: string, officeName: string, secret?: string }

export function accounts(): Account[] {
  if (!existsSync(accountsFile)) throw new Error(`HUIYIN_ACCOUNTS names no file: ${accountsFile}`)
  return readFileSync(accountsFile, 'utf8').split('\n').filter(line => line && !line.startsWith('#')).map((line) => {
    const [name, password, role, office, officeName, secret] = line.split('\t') as [string, string, string, string, string, string?]
    return { name, password, role, office, officeName, secret: secret || undefined }
  })
}

export function accountOf(role: string, office = 'centre'): Account {
  const found = accounts().find(one => one.role === role && one.office === office)
  if (!found) throw new Error(`no demonstration account ${role} at ${office}`)
  return found
}

export async function launch(): Promise<Browser> {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
  if (!executablePath) throw new Error('Chromium is not installed')
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

export interface Look { lang?: Lang, width?: number, as?: Account }

const signedIn = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>()

/** A fresh browser profile: language, width, and who is signed in. Signing in happens once per account. */
export async function context(browser: Browser, { lang = 'zh-CN', width = 1440, as }: Look = {}): Promise<BrowserContext> {
  if (as && !signedIn.has(as.name)) signedIn.set(as.name, await signIn(browser, as))
  const made = await browser.newContext({ viewport: { width, height: 900 }, storageState: as && signedIn.get(as.name), timezoneId: 'America/Lima' })
  await made.addInitScript(modes => localStorage.setItem('huiyin.modes', JSON.stringify(modes)), { lang })
  return made
}

async function signIn(browser: Browser, account: Account) {
  const fresh = await browser.newContext()
  await fresh.request.get(`${url}/api/session`)
  const token = (await fresh.cookies()).find(cookie => cookie.name === 'XSRF-TOKEN')!.value
  const answer = await fresh.request.post(`${url}/api/session`, {
    headers: { 'X-XSRF-TOKEN': token },
    data: { account: account.name, password: account.password, code: account.secret && oneTimeCode(account.secret) },
  })
  if (!answer.ok()) throw new Error(`${account.name} could not sign in: ${answer.status()} ${await answer.text()}`)
  const state = await fresh.storageState()
  await fresh.close()
  return state
}

/** What an authenticator shows now for this secret (RFC 6238, six digits, thirty seconds). */
export function oneTimeCode(secret: string, now = Date.now()): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map(char => letters.indexOf(char).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map(byte => Number.parseInt(byte, 2)))
  const turn = Buffer.alloc(8)
  turn.writeBigInt64BE(BigInt(Math.floor(now / 30_000)))
  const hash = createHmac('sha1', key).update(turn).digest()
  return String((hash.readUInt32BE(hash[19]! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** Waits until the page has what it came for: no skeleton, nothing on its way. */
export async function settled(page: Page) {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('main') !== null && document.querySelector('.skel') === null)
}

export async function axeFindings(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  return result.violations.map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | ')}`)
}

export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** Presses Tab until the element has the focus; how many presses it took, or undefined when it is never reached. */
export async function tabsTo(page: Page, selector: string, most = 150): Promise<number | undefined> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (let n = 1; n <= most; n++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, selector)) return n
  }
  return undefined
}
