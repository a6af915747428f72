import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContext, type Page, type Request } from 'playwright-core'
import { inject } from 'vitest'

export const url = process.env.HUIYIN_URL ?? 'http://127.0.0.1:8080'
const accountsFile = process.env.HUIYIN_ACCOUNTS ?? '../data/demo-accounts.txt'

export type Lang = 'zh-CN' | 'en'
export interface Account { name: string, password: string, role: string, office: string, officeName: string, secret?: string }

export function accounts(): Account[] {
  if (!existsSync(accountsFile)) throw new Error(`HUIYIN_ACCOUNTS names no file: ${accountsFile}`)
  return readFileSync(accountsFile, 'utf8').split('\n').filter(line => line.includes('\t') && !line.startsWith('#')).map((line) => {
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

/** @property worker whether the service worker may keep the resident's pages */
export interface Look { lang?: Lang, width?: number, as?: Account, worker?: boolean }
export type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>

/** A fresh browser profile: language, width, and who is signed in. */
export async function context(browser: Browser, { lang = 'zh-CN', width = 1440, as, worker = false }: Look = {}): Promise<BrowserContext> {
  const made = await browser.newContext({ viewport: { width, height: 900 }, storageState: as && inject('signedIn')[as.name], timezoneId: 'America/Lima', serviceWorkers: worker ? 'allow' : 'block' })
  await made.addInitScript(modes => localStorage.setItem('huiyin.modes', JSON.stringify(modes)), { lang })
  return made
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

/** Opens an address and waits until the page has what it came for: nothing on its way, no skeleton, and that twice over two frames. */
export async function open(made: BrowserContext, path: string, before?: (page: Page) => void): Promise<Page> {
  const page = await made.newPage()
  before?.(page)
  const asked = new Set<Request>()
  page.on('request', (request) => { if (!request.url().endsWith('/api/live')) asked.add(request) }) // which stays open as long as the page
  page.on('requestfinished', request => asked.delete(request))
  page.on('requestfailed', request => asked.delete(request))
  onTheirWay.set(page, asked)
  await page.goto(url + path)
  await settled(page)
  return page
}

/** A page of its own profile, looked at by somebody. */
export async function enter(browser: Browser, look: Look, path: string): Promise<{ page: Page, profile: BrowserContext }> {
  const profile = await context(browser, look)
  return { page: await open(profile, path), profile }
}

const onTheirWay = new WeakMap<Page, Set<Request>>()

export async function settled(page: Page) {
  const asked = onTheirWay.get(page)
  for (let still = 0; still < 2; still = asked?.size ? 0 : still + 1) {
    await page.waitForFunction(() => document.readyState === 'complete' && document.querySelector('main') !== null && document.querySelector('.skel') === null)
    await page.evaluate(() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted))))
  }
}

/** What axe finds; in its old way, which asks no second page for its answer: no page of ours has a frame. */
export async function axeFindings(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page }).setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
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

/** Whether Tab reaches the element at all; asked only now and then, for asking costs as much as pressing, so that the focus may be past it. */
export async function isOnTheWay(page: Page, selector: string, most = 150): Promise<boolean> {
  const reached = () => page.evaluate(() => (window as unknown as { reached: boolean }).reached)
  await page.evaluate((wanted) => {
    const seen = Object.assign(window, { reached: false })
    ;(document.activeElement as HTMLElement | null)?.blur()
    document.addEventListener('focusin', ({ target }) => { seen.reached ||= (target as Element).matches(wanted) })
  }, selector)
  for (let n = 1; n <= most; n++) {
    await page.keyboard.press('Tab')
    if (n % 10 === 0 && await reached()) return true
  }
  return reached()
}

/** Anything the browser complains about from the first byte: scripts, the content policy, answers of 500. */
export function watch(page: Page, faults: string[]) {
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => message.type() === 'error' && !message.text().includes('Failed to load resource') && faults.push(message.text()))
  page.on('response', response => response.status() >= 500 && faults.push(`${response.status()} ${response.url()}`))
}
