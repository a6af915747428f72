import { request } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { accounts, oneTimeCode, url, type Account, type StorageState } from './browser'

declare module 'vitest' {
  interface ProvidedContext { signedIn: Record<string, StorageState> }
}

/** Signs in once for all files, because a one-time code opens one door only: everybody at the centre, and the handler of housing. */
export default async function signedIn(project: TestProject) {
  const wanted = accounts().filter(one => one.office === 'centre' || one.office === 'housing')
  const states = await Promise.all(wanted.map(async one => [one.name, await signIn(one)] as const))
  project.provide('signedIn', Object.fromEntries(states))
}

async function signIn(account: Account): Promise<StorageState> {
  const fresh = await request.newContext()
  await fresh.get(`${url}/api/session`)
  const token = (await fresh.storageState()).cookies.find(cookie => cookie.name === 'XSRF-TOKEN')!.value
  const answer = await fresh.post(`${url}/api/session`, {
    headers: { 'X-XSRF-TOKEN': token },
    data: { account: account.name, password: account.password, code: account.secret && oneTimeCode(account.secret) },
  })
  if (!answer.ok()) throw new Error(`${account.name} could not sign in: ${answer.status()} ${await answer.text()}`)
  const state = await fresh.storageState()
  await fresh.dispose()
  return state
}
