// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { writeVerdicts } from '../../test/verdicts'
import { textOf } from './bytes'
import { parseKey } from './note'
import { contradictions, movedFaults, prove, type Proved } from './receipt'

/** Receipts and what they are, read by both verifiers: where one says fine the other may not say untrue. */
const FOLDER = new URL('../../../tlog/src/test/resources/verdicts/', import.meta.url)
if (process.env.HUIYIN_WRITE_VERDICTS) await writeVerdicts(FOLDER)
const expected = readFileSync(new URL('expected.txt', FOLDER), 'utf8').split('\n').filter(Boolean).map(line => line.split(' ') as [string, string])
const keys = readFileSync(new URL('keys.txt', FOLDER), 'utf8').split('\n').filter(Boolean)

async function verdict(name: string): Promise<string> {
  const [log, witness] = await Promise.all(keys.map(parseKey))
  const trusted = { logs: [log!], witnesses: [witness!] }
  const proved: Proved[] = []
  const found = new Set<string>()
  for (const file of readdirSync(new URL(`${name}/`, FOLDER)).sort()) {
    let text = ''
    try {
      text = textOf(new Uint8Array(readFileSync(new URL(`${name}/${file}`, FOLDER))))
    } catch { /* unreadable, as in files.ts */ }
    const answer = await prove(file, text, trusted)
    if (answer.ok) proved.push(answer.proved)
    else found.add(answer.fault.why === 'malformed' ? 'malformed' : 'untrue')
  }
  if ([...contradictions(proved), ...movedFaults(proved)].length) found.add('untrue')
  return found.has('untrue') ? 'untrue' : found.has('malformed') ? 'malformed' : 'proved'
}

test.each(expected)('%s is %s', async (name, what) => {
  expect(await verdict(name)).toBe(what)
})
test('every folder of receipts is expected to be something', () => {
  expect(readdirSync(FOLDER, { withFileTypes: true }).filter(one => one.isDirectory()).map(one => one.name).sort()).toEqual(expected.map(one => one[0]).sort())
  expect(expected.length).toBeGreaterThan(50)
})
