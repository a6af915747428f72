// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Table = { [key: string]: string | Table }
const folder = new URL('../src/locales/', import.meta.url)
const languages = ['zh-CN', 'en']

function read(language: string, file: string): Table {
  return JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')) as Table
}

function leaves(table: Table, path = ''): [string, string][] {
  return Object.entries(table).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`))
}

const named = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(found => found[1]))].sort()

describe('locales', () => {
  const files = readdirSync(new URL('zh-CN/', folder)).sort()

  it('has the same files in both languages', () => {
    expect(readdirSync(new URL('en/', folder)).sort()).toEqual(files)
  })

  it.each(files)('%s has the same keys in both languages', (file) => {
    const [zh, en] = languages.map(language => leaves(read(language, file)).map(([key]) => key).sort())
    expect(en).toEqual(zh)
  })

  it.each(files)('%s leaves no word empty and asks for no number the other language does not know', (file) => {
    const english = new Map(leaves(read('en', file)))
    for (const [key, chinese] of leaves(read('zh-CN', file))) {
      if (key !== 'between') expect(chinese.trim(), key).not.toBe('') // what stands between two words: nothing in Chinese, a space in English
      const extra = named(english.get(key) ?? '').filter(name => !named(chinese).includes(name) && !['n', 'days', 'hours', 'count'].includes(name!))
      expect(extra, key).toEqual([])
    }
  })
})
