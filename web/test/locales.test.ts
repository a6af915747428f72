import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const LOCALES = join(process.cwd(), 'src/locales')
const SOURCE = join(process.cwd(), 'src')

type Tree = { [key: string]: string | string[] | Tree }

function keys(tree: Tree, before = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => typeof value === 'string' || Array.isArray(value) ? [before + key] : keys(value, `${before}${key}.`))
}
const read = (lang: string, part: string) => JSON.parse(readFileSync(join(LOCALES, lang, part), 'utf8')) as Tree
const parts = readdirSync(join(LOCALES, 'zh-CN'))
const known = new Set(parts.flatMap(part => keys(read('zh-CN', part))))
const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.(vue|ts)$/.test(name) && !name.endsWith('.test.ts')).map(name => ({ name, text: readFileSync(join(SOURCE, name), 'utf8') }))

describe('words', () => {
  test('both languages have the same files', () => {
    expect(readdirSync(join(LOCALES, 'en')).sort()).toEqual([...parts].sort())
  })

  test('no two files share a word, or the later one would take the other\'s place', () => {
    const all = parts.flatMap(part => keys(read('zh-CN', part)))
    const seen = new Set<string>()
    const twice = all.filter(key => seen.has(key) || !seen.add(key))
    expect(twice).toEqual([])
  })

  test.each(parts)('both languages have every key of %s', (part) => {
    expect(keys(read('en', part)).sort()).toEqual(keys(read('zh-CN', part)).sort())
  })

  test.each(parts)('both languages name the same numbers in %s', (part) => {
    const holes = (tree: Tree, key: string) => {
      const value = key.split('.').reduce<unknown>((at, step) => (at as Tree)[step], tree)
      return [...new Set([...String(value).matchAll(/\{(\w+)\}/g)].map(match => match[1]!))].sort()
    }
    const [zh, en] = [read('zh-CN', part), read('en', part)]
    const differ = keys(zh).filter(key => !holes(en, key).every(hole => holes(zh, key).includes(hole)))
    expect(differ).toEqual([])
  })

  test('every key used in the pages exists', () => {
    const missing = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/\b(?:t|tm|te)\(\s*'([\w.-]+)'/g), ...text.matchAll(/keypath="([\w.-]+)"/g), ...text.matchAll(/(?:words|title): '([\w-]+\.[\w.-]+)'/g)]
        .map(match => match[1]!).filter(key => !known.has(key) && key !== 'cal.weekdays').map(key => `${name}: ${key}`))
    expect(missing).toEqual([])
  })

  test('every choice between two keys exists', () => {
    const missing = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/\bt\([^'`)]*\? '([\w.-]+)' : '([\w.-]+)'/g)].flatMap(match => [match[1]!, match[2]!])
        .filter(key => !known.has(key)).map(key => `${name}: ${key}`))
    expect(missing).toEqual([])
  })

  test('every key made up on the way has at least one word', () => {
    const missing = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/\bt\(`([\w.-]+)\$\{/g)].map(match => match[1]!)
        .filter(prefix => ![...known].some(key => key.startsWith(prefix))).map(prefix => `${name}: ${prefix}`))
    expect(missing).toEqual([])
  })

  test('no key stands unused', () => {
    const all = sources.map(one => one.text).join('\n')
    const prefixes = [...all.matchAll(/`([\w.-]+)\$\{/g)].map(match => match[1]!)
    const unused = [...known].filter(key => !all.includes(`'${key}'`) && !all.includes(`"${key}"`) && !prefixes.some(prefix => prefix.includes('.') && key.startsWith(prefix)) && !SERVER_CHOOSES.some(prefix => key.startsWith(prefix)))
    expect(unused).toEqual([])
  })

  test('every raw colour stands in the tokens', () => {
    const styles = readdirSync(join(SOURCE, 'styles')).filter(name => name.endsWith('.css') && name !== 'tokens.css')
    const raw = [...styles.map(name => ({ name, text: readFileSync(join(SOURCE, 'styles', name), 'utf8') })), ...sources.filter(one => one.name.endsWith('.vue'))]
      .flatMap(({ name, text }) => [...text.matchAll(/(?<![&\w"'#/])#[0-9a-f]{3,8}\b(?=[;"' ,)}])|\brgba?\(/gi)].map(match => `${name}: ${match[0]}`))
    expect(raw).toEqual([])
  })

  test('no page is longer than 120 lines', () => {
    expect(sources.filter(one => one.name.endsWith('.vue') && one.text.split('\n').length > 121).map(one => one.name)).toEqual([])
  })
})

/** Keys the server's answers choose. */
const SERVER_CHOOSES = ['clock.', 'fieldOf.', 'hintOf.', 'hint.', 'field.']
