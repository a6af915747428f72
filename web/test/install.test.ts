import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compressed, filesOf } from '../build/shell.ts'

const read = (path: string) => readFileSync(path, 'utf8')
const manifest = JSON.parse(read('public/manifest.webmanifest')) as { theme_color: string, background_color: string, icons: { src: string, sizes: string, type: string }[], shortcuts: { url: string }[] }

test('the manifest has the colours of the tokens, icons of the size it says, and shortcuts to pages there are', () => {
  const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(read('src/styles/tokens.css'))![1]
  expect([manifest.theme_color, manifest.background_color]).toEqual([token('accent'), token('paper')])
  expect(read('index.html')).toContain(`<meta name="theme-color" content="${token('accent')}">`)
  for (const icon of manifest.icons) {
    expect(existsSync(`public${icon.src}`), icon.src).toBe(true)
    if (icon.type === 'image/png') expect(`${readFileSync(`public${icon.src}`).readUInt32BE(16)}x${readFileSync(`public${icon.src}`).readUInt32BE(20)}`).toBe(icon.sizes)
  }
  for (const { url } of manifest.shortcuts) expect(read('src/router.ts')).toContain(`path: '${url.slice(1)}'`)
})

test('the shell is what a page imports at once, with its styles and pictures, and not what it loads later', () => {
  const chunk = (fileName: string, imports: string[] = [], more: object = {}) => ({ type: 'chunk', fileName, imports, moduleIds: [], code: fileName, isEntry: false, ...more })
  const bundle = {
    'index.js': chunk('index.js', ['vue.js'], { isEntry: true, viteMetadata: { importedCss: new Set(['index.css']), importedAssets: new Set() } }),
    'vue.js': chunk('vue.js'), 'home.js': chunk('home.js', ['field.js'], { facadeModuleId: '/x/src/appeals/HomePage.vue' }), 'field.js': chunk('field.js'), 'desk.js': chunk('desk.js'),
    'index.css': { type: 'asset', fileName: 'index.css', source: 'css' },
  } as unknown as Parameters<typeof filesOf>[0]
  expect(filesOf(bundle, ['appeals/HomePage.vue'])).toEqual(['field.js', 'home.js', 'index.css', 'index.js', 'vue.js'])
  expect(compressed(bundle, ['index.css', 'vue.js'])).toBe(gzipSync('css').length + gzipSync('vue.js').length)
})
