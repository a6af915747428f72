import { expect, test } from 'vitest'
import { answeringOf } from './answering'

const HERE = 'https://huiyin.example'
const kept = new Set(['/assets/index-1a.js'])
const how = (path: string, mode = 'cors', method = 'GET') => answeringOf({ method, mode, url: new URL(path, HERE).href }, HERE, kept)

test.each(['/', '/new?step=2', '/r', '/verify', '/outbox', '/clocks', '/clock?code=x'])('%s opens without a network', (path) => {
  expect(how(path, 'navigate')).toBe('shell')
})
test.each(['/desk', '/desk/inbox', '/desk/sign-in', '/open311/v2/requests.json', '/openapi.json', '/actuator/health', '/no/such/page', '/log/checkpoint', '/proof'])('%s is left to the network', (path) => {
  expect(how(path, 'navigate')).toBeUndefined()
})
test.each([
  '/api/session', '/api/receipt', '/api/receipt/attachments/1', '/api/receipts', '/api/matters?view=mine', '/api/offices/tree', '/api/appeals/preview-promise', '/api/places?x=1', '/api/receipt/proofs', '/log/checkpoint', '/api/public/log',
])('the answer of %s is never kept', (path) => {
  expect(how(path)).toBeUndefined()
})
test('the two public lists are asked of the network first, files of the shell are kept, and nothing else', () => {
  expect(['/api/reference', '/api/places', '/assets/index-1a.js', '/assets/desk-1.js', 'https://elsewhere.example/assets/index-1a.js'].map(path => how(path))).toEqual(['list', 'list', 'asset', undefined, undefined])
  expect([how('/api/reference', 'cors', 'POST'), how('/new', 'navigate', 'POST')]).toEqual([undefined, undefined])
})
