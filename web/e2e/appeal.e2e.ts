import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountOf, enter, launch, type Look } from './browser'
import { lodge } from './lodge'
import { dispatch, reply, sign } from './steps'

let browser: Browser
beforeAll(async () => { browser = await launch() })
afterAll(() => browser?.close())
const go = (look: Look, path: string) => enter(browser, look, path)

test('an appeal goes from the dispatcher to the handler to the resident, who sends it back once', async () => {
  const { number, code } = await lodge()
  const handler = accountOf('handler', 'housing')
  await dispatch(browser, number, handler.officeName)
  await reply(browser, number)

  const resident = await go({ width: 390 }, `/r#${code}`)
  await resident.page.getByText('承办单位说：已经解决').waitFor()
  await resident.page.getByRole('button', { name: '要求重新办理' }).click()
  await resident.page.fill('#why-again', '只修了一盏，还有两盏不亮。')
  await resident.page.getByRole('button', { name: '重新办理', exact: true }).click()
  await resident.page.getByText('已经重新办理').waitFor()
  expect(await resident.page.locator('.trail li').count()).toBeGreaterThan(2)
  await resident.profile.close()
}, 120_000)

test('the resident says whether it helped, the follow-up call asks too', async () => {
  const { number, code } = await lodge()
  await dispatch(browser, number, accountOf('handler', 'housing').officeName)
  await reply(browser, number)

  const resident = await go({ width: 390, lang: 'en' }, `/r#${code}`)
  await resident.page.locator('input[name="solved"][value="partly"]').check()
  await resident.page.locator('input[name="satisfied"][value="yes"]').check()
  await resident.page.locator('.rate-it .btn.primary').click()
  await resident.page.getByText('You said: solved – Partly').waitFor()
  await resident.profile.close()

  const agent = await go({ as: accountOf('agent') }, `/desk/matter/${number}?step=record-follow-up`)
  await agent.page.locator('.next .pick', { hasText: '是' }).first().click()
  await agent.page.locator('.next fieldset', { hasText: '解决了吗' }).locator('input').first().check()
  await agent.page.locator('.next fieldset', { hasText: '满意吗' }).locator('input').first().check()
  await agent.page.locator('.next button.primary').click()
  await agent.page.getByText('记回访：已记下').waitFor()
  await agent.profile.close()
}, 120_000)

test('a return is dashed, says why and who is competent, and moves no date', async () => {
  const { number, code } = await lodge()
  await dispatch(browser, number, accountOf('handler', 'housing').officeName)
  const handler = await go({ as: accountOf('handler', 'housing') }, `/desk/matter/${number}?step=return`)
  const due = await handler.page.locator('.due .meta').innerText()
  await handler.page.locator('#step-panel select').selectOption({ index: 1 }).catch(() => handler.page.locator('#step-panel input[type="radio"]').first().check())
  await handler.page.locator('#step-panel textarea').first().fill('道路照明由执法局负责。')
  await handler.page.locator('#step-panel input[role="combobox"]').fill('执法')
  await handler.page.keyboard.press('Enter')
  await handler.page.getByRole('button', { name: /^退回，指明由/ }).click()
  await handler.page.getByText('退回：已记下').waitFor()
  await handler.profile.close()

  const resident = await go({ width: 390 }, `/r#${code}`)
  const back = resident.page.locator('.trail li.ret')
  expect(await back.innerText()).toMatch(/为什么：[\s\S]*应由.*执法.*办/)
  expect(due).toContain((await resident.page.locator('.slip .big').last().innerText()).split(' ')[0])
  await resident.profile.close()
}, 120_000)

test('both sides write to each other without learning who the other is', async () => {
  const { number, code } = await lodge()
  await dispatch(browser, number, accountOf('handler', 'housing').officeName)
  await sign(browser, number)
  const handler = await go({ as: accountOf('handler', 'housing') }, `/desk/matter/${number}?step=ask-details`)
  await handler.page.locator('#step-panel textarea').fill('请问是哪一侧的路灯？')
  await handler.page.locator('#step-panel button.primary').click()
  await handler.page.locator('.msg.mine').waitFor()

  const resident = await go({ width: 390 }, `/r#${code}`)
  await resident.page.locator('.asked').waitFor()
  await resident.page.fill('#m', '东边那一侧。')
  await resident.page.locator('.say .btn').click()
  await resident.page.locator('.msg.mine', { hasText: '东边' }).waitFor()
  await resident.profile.close()

  await handler.page.reload()
  await handler.page.locator('.msg', { hasText: '东边' }).waitFor()
  await handler.profile.close()
}, 120_000)
