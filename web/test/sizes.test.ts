import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What may be longer, each with its reason. */
const EXCEPTIONS: Record<string, string> = {}
const LIMITS: [folder: string, ending: string, most: number][] = [['src', '.vue', 120], ['src', '.ts', 250], ['e2e', '.ts', 250], ['test', '.ts', 250]]

const lines = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n').length
const files = (folder: string, ending: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith(ending) && !name.endsWith('.d.ts')).map(name => `${folder}/${name}`)

test.each(LIMITS)('in %s no %s file is longer than %i lines', (folder, ending, most) => {
  const all = files(folder, ending)
  expect(all.length).toBeGreaterThan(0)
  expect(all.filter(path => lines(path) > most && !EXCEPTIONS[path])).toEqual([])
})
test('nothing is excepted that keeps to the limit', () => {
  expect(Object.keys(EXCEPTIONS).filter(path => LIMITS.every(([folder, ending, most]) => !path.startsWith(folder) || !path.endsWith(ending) || lines(path) <= most))).toEqual([])
})
