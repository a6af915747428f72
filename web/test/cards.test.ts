import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('in a table whose rows become cards on a telephone, each value carries the name of its column', () => {
  const pages = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.vue'))
    .map(name => ({ name: name.split('/').at(-1)!, text: readFileSync(`src/${name}`, 'utf8') })).filter(page => page.text.includes('class="tbl cards'))
  expect(pages.map(page => page.name).sort()).toEqual(['AccuracyPage.vue', 'DriftPage.vue', 'FiguresPage.vue', 'LedgerTable.vue', 'QualityTable.vue', 'RecordPage.vue', 'ReportTable.vue'])
  const bare = pages.flatMap(({ name, text }) => [...text.matchAll(/<td\b[^>]*>/g)].filter(([cell]) => !cell.includes(':data-label=')).map(([cell]) => `${name}: ${cell}`))
  expect(bare).toEqual([])
})
