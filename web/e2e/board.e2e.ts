import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountOf, axeFindings, context, launch, open, type Lang } from './browser'

let browser: Browser
beforeAll(async () => { browser = await launch() })
afterAll(() => browser?.close())

async function wall(lang: Lang, width: number, height: number, more: object = {}, as = accountOf('supervisor')): Promise<Page> {
  const profile = await context(browser, { lang, as })
  if (Object.keys(more).length) await profile.addInitScript(modes => localStorage.setItem('huiyin.modes', JSON.stringify(modes)), { lang, ...more })
  const page = await open(profile, '/board', (made) => { made.setViewportSize({ width, height }) })
  await page.waitForFunction(() => document.querySelectorAll('.wall canvas').length > 0 && document.querySelector('.map polygon'))
  return page
}

/** What is wider or higher than its place, or lies outside the wall. */
const outside = (page: Page) => page.evaluate(() => {
  const all = [...document.querySelectorAll('.wall section, .wall header, .wall header > *, .wall h1 > *, .wall dd, .wall dt, .wall h2, .wall li, .wall li > *, .wall .key > *, .wall .stands')]
  const told = (one: Element) => `${one.tagName} ${one.className} ${one.textContent?.slice(0, 20)}`
  return all.filter((one) => {
    const box = one.getBoundingClientRect()
    const place = (one.closest('section') ?? document.documentElement).getBoundingClientRect()
    const beside = one.parentElement?.tagName === 'HEADER' && one.nextElementSibling?.getBoundingClientRect()
    return beside && box.right > beside.left || one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline' && !one.closest('.long') || box.right > innerWidth || box.bottom > innerHeight || box.bottom > place.bottom + 1 || box.right > place.right + 1
  }).map(told)
})

describe.each<[Lang]>([['zh-CN'], ['en']])('the wall in %s', (lang) => {
  test.each([[1920, 1080], [1280, 720], [3840, 2160], [1920, 1200]])('stands on %i by %i without scrolling, and nothing is cut', async (width, height) => {
    const page = await wall(lang, width, height)
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/board-${lang}-${width}.png` })
    expect(await page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight].map(more => Math.max(0, more)))).toEqual([0, 0])
    expect(await outside(page)).toEqual([])
    if (width === 1920) expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })

  test.each([[1920, 1080], [1280, 860], [1280, 720]])('of an office with a long name it does so too, on %i by %i', async (width, height) => {
    const page = await wall(lang, width, height, {}, accountOf('handler', 'housing'))
    expect(await outside(page)).toEqual([])
    await page.context().close()
  })
})

test('in high contrast, and in one column on a telephone, it can be read as well', async () => {
  const loud = await wall('zh-CN', 1920, 1080, { contrast: 'high' })
  expect([await axeFindings(loud), await outside(loud)]).toEqual([[], []])
  await loud.context().close()
  const narrow = await wall('en', 390, 844)
  expect(await narrow.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(await axeFindings(narrow)).toEqual([])
  await narrow.context().close()
})

test('when the network is lost the numbers stay and say since when; when it is back they go on', async () => {
  const page = await wall('zh-CN', 1920, 1080)
  const before = await page.locator('.tally dd').first().innerText()
  await page.context().setOffline(true)
  await page.evaluate(() => window.dispatchEvent(new Event('online'))) // asks at once, and in vain
  await page.getByText(/没连上，数字停在 \d\d:\d\d/).waitFor()
  expect(await page.locator('.tally dd').first().innerText()).toBe(before)
  await page.context().setOffline(false)
  await page.getByText(/数字到 \d\d:\d\d/).waitFor()
  await page.context().close()
})

test('the clock on the wall is the server\'s, in the district\'s time, whatever the computer believes', async () => {
  const profile = await context(browser, { as: accountOf('supervisor') })
  await profile.addInitScript(() => {
    const Real = Date
    globalThis.Date = class extends Real {
      constructor(...given: []) { super(...(given.length ? given : [Real.UTC(2031, 0, 1)] as unknown as [])) }
      static now() { return Real.UTC(2031, 0, 1) }
    } as DateConstructor
  })
  const page = await open(profile, '/board')
  const shown = page.locator('.clockface b')
  await shown.waitFor()
  const now = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' })
  const near = [Date.now() - 60_000, Date.now(), Date.now() + 5_000].map(at => now.format(at))
  expect(near).toContain(await shown.innerText())
  await profile.close()
})

test('when the sign-in has ended it says so and keeps the numbers', async () => {
  const page = await wall('en', 1920, 1080)
  await page.context().clearCookies()
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await page.getByText('The sign-in has ended.').waitFor()
  expect(new URL(page.url()).pathname).toBe('/board')
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await page.waitForURL('**/desk/sign-in?to=/board')
  await page.context().close()
})

test('it is reached from the desk', async () => {
  const profile = await context(browser, { as: accountOf('handler', 'housing') })
  const page = await open(profile, '/desk/inbox')
  await page.getByRole('link', { name: '大屏' }).click()
  await page.locator('.tally').waitFor()
  expect(await page.locator('h1').innerText()).toContain('住')
  await profile.close()
})
