import { randomUUID } from 'node:crypto'
import { request } from 'playwright-core'
import { url } from './browser'

/** An appeal lodged as the resident's page does, for tests that begin later in its life. */
export async function lodge(more: object = {}): Promise<{ number: string, code: string }> {
  const visitor = await request.newContext()
  await visitor.get(`${url}/api/session`)
  const token = (await visitor.storageState()).cookies.find(cookie => cookie.name === 'XSRF-TOKEN')?.value ?? ''
  const answer = await visitor.post(`${url}/api/appeals`, {
    headers: { 'X-XSRF-TOKEN': token, 'Idempotency-Key': randomUUID() },
    data: {
      text: '滨河路拐角的路灯坏了三盏，晚上看不清路，老人摔过一次，希望尽快修好。', type: 'help', report: false, urgent: false, place: {}, about: { kind: 'nobody' },
      contact: { anonymous: true, mayBeNamed: false }, visibility: 'office', language: 'zh', attachments: [], ...more,
    },
  })
  if (!answer.ok()) throw new Error(`lodging failed: ${answer.status()} ${await answer.text()}`)
  const value = await answer.json() as { number: string, code: string }
  await visitor.dispose()
  return value
}
