import type { Browser } from 'playwright-core'
import { accountOf, enter } from './browser'

/** The dispatcher sends it to an office. */
export async function dispatch(browser: Browser, number: string, office: string) {
  const { page, profile } = await enter(browser, { as: accountOf('dispatcher') }, `/desk/matter/${number}?step=dispatch`)
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

/** Housing signs for it. */
export async function sign(browser: Browser, number: string) {
  const { page, profile } = await enter(browser, { as: accountOf('handler', 'housing') }, `/desk/matter/${number}?step=sign`)
  await page.getByRole('button', { name: '签收，由我们来办' }).click()
  await page.getByText('签收：已记下').waitFor()
  await profile.close()
}

/** Housing signs for it and says that it is solved. */
export async function reply(browser: Browser, number: string) {
  await sign(browser, number)
  const { page, profile } = await enter(browser, { as: accountOf('handler', 'housing') }, `/desk/matter/${number}?step=reply`)
  await page.locator('#step-panel input[type="radio"][value="solved"]').check()
  const boxes = page.locator('#step-panel textarea')
  await boxes.nth(0).fill('三盏路灯今天下午已经换好，晚上七点去看过，都亮着。')
  if (await boxes.count() > 1) await boxes.nth(1).fill('更换前后的照片已存档。')
  await page.keyboard.press('Control+Enter')
  await page.getByText('写答复：已记下').waitFor()
  await profile.close()
}
