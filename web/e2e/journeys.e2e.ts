import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountOf, accounts, context, launch, oneTimeCode, settled, url, type Look } from './browser'
import { lodge } from './lodge'
import { onePixel } from './onePixel'

let browser: Browser
beforeAll(async () => { browser = await launch() })
afterAll(() => browser?.close())

async function open(look: Look, path: string): Promise<{ page: Page, profile: BrowserContext }> {
  const profile = await context(browser, look)
  const page = await profile.newPage()
  await page.goto(url + path)
  await settled(page)
  return { page, profile }
}
const next = (page: Page) => page.locator('.bar .btn.primary').click()

test('a resident writes, loses the network and the page, and still gets a receipt', async () => {
  const { page, profile } = await open({ width: 390 }, '/new')
  await page.fill('#text', '东湖路口的井盖松了，车一压就响，夜里有人差点绊倒。')
  await page.locator('input[type="file"]').setInputFiles({ name: '井盖.png', mimeType: 'image/png', buffer: onePixel() })
  await page.getByText('已存在这台设备上').waitFor()
  await page.reload()
  await page.waitForFunction(() => (document.querySelector('#text') as HTMLTextAreaElement | null)?.value.includes('井盖'))
  await page.locator('.thumbs img').waitFor()
  await next(page)
  await page.getByRole('heading', { name: '事情发生在哪里？' }).waitFor()
  await next(page)
  await page.locator('.summary[role="alert"]').waitFor()
  await page.selectOption('#town', { index: 1 })
  await page.selectOption('#community', { index: 2 })
  await page.fill('#addr', '东湖路口')
  await next(page)
  await page.locator('#contact-reach').check()
  await page.fill('#phone', '010-5550-0101')
  await profile.setOffline(true)
  await next(page)
  await page.getByText('连上网会自动再试').waitFor()
  await profile.setOffline(false)
  await page.getByText('收到了，这是您的回执').waitFor()
  expect(new URL(page.url()).hash).toBe('')
  expect(await page.locator('.qr').isVisible()).toBe(true)
  await page.getByText('为什么是').click()
  await page.locator('.cal').waitFor()
  await page.reload()
  await page.locator('.slip').first().waitFor()
  await profile.close()
})

test('an appeal goes from the dispatcher to the handler to the resident, who sends it back once', async () => {
  const { number, code } = await lodge(browser)
  const handler = accountOf('handler', 'housing')
  await dispatch(number, handler.officeName)
  await reply(number)

  const resident = await open({ width: 390 }, `/r#${code}`)
  await resident.page.getByText('承办单位说：已经解决').waitFor()
  await resident.page.getByRole('button', { name: '要求重新办理' }).click()
  await resident.page.fill('#why-again', '只修了一盏，还有两盏不亮。')
  await resident.page.getByRole('button', { name: '重新办理', exact: true }).click()
  await resident.page.getByText('已经重新办理').waitFor()
  expect(await resident.page.locator('.trail li').count()).toBeGreaterThan(2)
  await resident.profile.close()
}, 120_000)

test('the resident says whether it helped, the follow-up call asks too', async () => {
  const { number, code } = await lodge(browser)
  await dispatch(number, accountOf('handler', 'housing').officeName)
  await reply(number)

  const resident = await open({ width: 390, lang: 'en' }, `/r#${code}`)
  await resident.page.locator('input[name="solved"][value="partly"]').check()
  await resident.page.locator('input[name="satisfied"][value="yes"]').check()
  await resident.page.locator('.rate-it .btn.primary').click()
  await resident.page.getByText('You said: solved – Partly').waitFor()
  await resident.profile.close()

  const agent = await open({ as: accountOf('agent') }, `/desk/matter/${number}?step=record-follow-up`)
  await agent.page.locator('.next .pick', { hasText: '是' }).first().click()
  await agent.page.locator('.next fieldset', { hasText: '解决了吗' }).locator('input').first().check()
  await agent.page.locator('.next fieldset', { hasText: '满意吗' }).locator('input').first().check()
  await agent.page.locator('.next button.primary').click()
  await agent.page.getByText('记回访：已记下').waitFor()
  await agent.profile.close()
}, 120_000)

test('a return is dashed, says why and who is competent, and moves no date', async () => {
  const { number, code } = await lodge(browser)
  await dispatch(number, accountOf('handler', 'housing').officeName)
  const handler = await open({ as: accountOf('handler', 'housing') }, `/desk/matter/${number}?step=return`)
  const due = await handler.page.locator('.due .meta').innerText()
  await handler.page.locator('#step-panel select').selectOption({ index: 1 }).catch(() => handler.page.locator('#step-panel input[type="radio"]').first().check())
  await handler.page.locator('#step-panel textarea').first().fill('道路照明由执法局负责。')
  await handler.page.locator('#step-panel input[role="combobox"]').fill('执法')
  await handler.page.keyboard.press('Enter')
  await handler.page.getByRole('button', { name: /^退回，指明由/ }).click()
  await handler.page.getByText('退回：已记下').waitFor()
  await handler.profile.close()

  const resident = await open({ width: 390 }, `/r#${code}`)
  const back = resident.page.locator('.trail li.ret')
  expect(await back.innerText()).toMatch(/为什么：[\s\S]*应由.*执法.*办/)
  expect(due).toContain((await resident.page.locator('.slip .big').last().innerText()).split(' ')[0])
  await resident.profile.close()
}, 120_000)

test('both sides write to each other without learning who the other is', async () => {
  const { number, code } = await lodge(browser)
  await dispatch(number, accountOf('handler', 'housing').officeName)
  await sign(number)
  const handler = await open({ as: accountOf('handler', 'housing') }, `/desk/matter/${number}?step=ask-details`)
  await handler.page.locator('#step-panel textarea').fill('请问是哪一侧的路灯？')
  await handler.page.locator('#step-panel button.primary').click()
  await handler.page.locator('.msg.mine').waitFor()

  const resident = await open({ width: 390 }, `/r#${code}`)
  await resident.page.locator('.asked').waitFor()
  await resident.page.fill('#m', '东边那一侧。')
  await resident.page.locator('.say .btn').click()
  await resident.page.locator('.msg.mine', { hasText: '东边' }).waitFor()
  await resident.profile.close()

  await handler.page.reload()
  await handler.page.locator('.msg', { hasText: '东边' }).waitFor()
  await handler.profile.close()
}, 120_000)

test('a call is registered at the desk and its receipt opens', async () => {
  const { page, profile } = await open({ as: accountOf('agent') }, '/desk/register')
  await page.fill('#text', '居民来电：小区门口的垃圾三天没有清运，味道很重。')
  await page.selectOption('#town', 'unsure')
  await page.locator('#contact-anonymous').check()
  await page.keyboard.press('Control+Enter')
  await page.getByText('登记好了').waitFor()
  const code = (await page.locator('.secret').innerText()).replaceAll(/\s/g, '')
  await profile.close()
  const resident = await open({ width: 360 }, '/')
  await resident.page.fill('#code', code)
  await resident.page.keyboard.press('Enter')
  await resident.page.locator('.slip').first().waitFor()
  await resident.profile.close()
})

test('the inbox is worked by keyboard: down, open, back to the next', async () => {
  const { page, profile } = await open({ as: accountOf('handler', 'housing') }, '/desk/inbox')
  await page.locator('[data-line]').nth(2).waitFor()
  const second = await page.locator('[data-line] .clip a').nth(1).innerText()
  await page.keyboard.press('j')
  await page.waitForFunction(() => document.querySelectorAll('[data-line]')[1]?.getAttribute('aria-selected') === 'true')
  await page.keyboard.press('x')
  await page.locator('.bulk', { hasText: '选了 1 件' }).waitFor()
  await page.keyboard.press('x')
  await page.locator('.bulk').waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: second }).waitFor()
  await page.keyboard.press('j')
  await page.waitForFunction(old => document.querySelector('h1')?.textContent !== old, second)
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await page.waitForURL('**/desk/dispatch')
  await profile.close()
})

test('a list of before is tried, brought in, and its open appeals are given a new day together', async () => {
  const { page, profile } = await open({ as: accountOf('administrator') }, '/desk/import')
  const mark = String(Date.now())
  const list = `编号,来电时间,内容,答复,答复时间\n${mark}-1,2023-04-05 08:30,广场的灯不亮,,\n${mark}-2,2023-04-06 09:00,井盖响,换过了,2023-04-08 10:00\n${mark}-3,不知何时,树倒了,,\n`
  await page.locator('input[type="file"]').setInputFiles({ name: '以前.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  expect(await page.locator('#map-receivedAt').inputValue()).toBe('来电时间')
  await page.getByRole('button', { name: '先试一遍，不写入' }).click()
  await page.getByText('第 4 行').waitFor()
  await page.getByRole('button', { name: '正式带入' }).click()
  await page.getByText('看还没办完的').waitFor()
  expect(await page.locator('.sums dd').first().innerText()).toBe('2')
  await profile.close()

  const centre = await open({ as: accountOf('dispatcher') }, '/desk/review/imported')
  await centre.page.locator('[data-line]').first().waitFor()
  const before = await centre.page.locator('[data-line]').count()
  await centre.page.keyboard.press('x')
  await centre.page.locator('.bulk button', { hasText: '重新承诺期限' }).click()
  await centre.page.locator('.bulk .step-form button.primary').click()
  await centre.page.getByText('办好 1 件，没办成 0 件').waitFor()
  await centre.page.locator('.bulk button', { hasText: '好' }).click()
  await centre.page.waitForFunction(count => document.querySelectorAll('[data-line]').length === count - 1, before)
  await centre.profile.close()
}, 120_000)

test('staff sign in with a second factor and out again; a stranger is led to the door', async () => {
  const { page, profile } = await open({}, '/desk/people')
  expect(new URL(page.url()).pathname).toBe('/desk/sign-in')
  const administrator = accounts().find(one => one.role === 'administrator' && one.secret)!
  await page.fill('#account', administrator.name)
  await page.fill('#password', `${administrator.password}x`)
  await page.keyboard.press('Enter')
  await page.locator('.note.stop').waitFor()
  await page.fill('#password', administrator.password)
  await page.keyboard.press('Enter')
  await page.locator('#code').waitFor()
  await page.fill('#code', oneTimeCode(administrator.secret!, Date.now() + 30_000)) // not the one another test has just used
  await page.keyboard.press('Enter')
  await page.waitForURL('**/desk/people')
  await page.locator('.tree button').first().waitFor()
  await page.getByRole('button', { name: '退出' }).click()
  await page.waitForURL('**/desk/sign-in**')
  await profile.close()
})

test('how this device likes to read is kept: language, large print, high contrast', async () => {
  const profile = await browser.newContext({ viewport: { width: 360, height: 800 } })
  const page = await profile.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: /Say it once/ }).waitFor()
  await page.getByRole('button', { name: 'Larger' }).first().click()
  await page.getByRole('button', { name: 'High contrast' }).click()
  await page.reload()
  await settled(page)
  expect(await page.locator('html').evaluate(html => ['lang', 'data-print', 'data-contrast'].map(name => html.getAttribute(name)))).toEqual(['en', 'large', 'high'])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
  await profile.close()
})

async function dispatch(number: string, office: string) {
  const { page, profile } = await open({ as: accountOf('dispatcher') }, `/desk/matter/${number}?step=dispatch`)
  await page.locator('#step-panel input[role="combobox"]').first().fill(office)
  await page.keyboard.press('Enter')
  const category = page.locator('#step-panel input[role="combobox"]').nth(1)
  if (await category.inputValue() === '') {
    await category.fill('路灯')
    await page.keyboard.press('Enter')
  }
  await page.getByRole('button', { name: /^派给/ }).click()
  await page.getByText('派单：已记下').waitFor()
  await profile.close()
}

async function sign(number: string) {
  const { page, profile } = await open({ as: accountOf('handler', 'housing') }, `/desk/matter/${number}?step=sign`)
  await page.getByRole('button', { name: '签收，由我们来办' }).click()
  await page.getByText('签收：已记下').waitFor()
  await profile.close()
}

async function reply(number: string) {
  await sign(number)
  const { page, profile } = await open({ as: accountOf('handler', 'housing') }, `/desk/matter/${number}?step=reply`)
  await page.locator('#step-panel input[type="radio"][value="solved"]').check()
  const boxes = page.locator('#step-panel textarea')
  await boxes.nth(0).fill('三盏路灯今天下午已经换好，晚上七点去看过，都亮着。')
  if (await boxes.count() > 1) await boxes.nth(1).fill('更换前后的照片已存档。')
  await page.keyboard.press('Control+Enter')
  await page.getByText('写答复：已记下').waitFor()
  await profile.close()
}
