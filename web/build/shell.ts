import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, type Rollup } from 'vite'

type Bundle = Record<string, Rollup.OutputAsset | Rollup.OutputChunk>

/** design.md, section 9: the first page a resident sees, compressed. */
export const MOST = 150_000

const FACE = ['appeals/ResidentLayout.vue', 'appeals/OutboxNote.vue', 'appeals/OutboxPage.vue', 'appeals/HomePage.vue', 'appeals/NewAppealPage.vue', 'appeals/ReceiptPage.vue',
  'appeals/outbox.ts', 'proof/VerifyPage.vue', 'proof/receiptCheck.ts', 'proof/ownSums.ts', 'proof/ProofShow.vue', 'clocks/ClocksPage.vue', 'clocks/ClockPage.vue', 'shared/LostPage.vue', 'locales/zh-CN/shared.json', 'locales/zh-CN/resident.json', 'locales/en/shared.json', 'locales/en/resident.json',
  'locales/zh-CN/proof.json', 'locales/en/proof.json']
const FIRST = ['appeals/ResidentLayout.vue', 'appeals/HomePage.vue', 'locales/zh-CN/shared.json', 'locales/zh-CN/resident.json']

/** The files that these sources of ours need, beside the entry's: what they import at once, and the styles and pictures of those. */
export function filesOf(bundle: Bundle, sources: string[]): string[] {
  const chunks = Object.values(bundle).filter(one => one.type === 'chunk')
  const found = new Set<string>()
  const take = (name: string) => {
    const one = bundle[name]
    if (!one || found.has(name)) return
    found.add(name)
    if (one.type !== 'chunk') return
    one.imports.forEach(take)
    const metadata = one.viteMetadata
    metadata?.importedCss.forEach(take)
    metadata?.importedAssets.forEach(take)
  }
  chunks.filter(one => one.isEntry || sources.some(source => one.facadeModuleId?.endsWith(`/src/${source}`) || one.moduleIds.some(id => id.endsWith(`/src/${source}`)))).forEach(one => take(one.fileName))
  return [...found].sort()
}

export function compressed(bundle: Bundle, files: string[]): number {
  return files.map(name => bundle[name]!).reduce((sum, one) => sum + gzipSync(one.type === 'chunk' ? one.code : one.source).length, 0)
}

/** Builds the service worker that keeps the resident's face, and fails when the first page has become too heavy. */
export function residentShell(): Plugin {
  let shell = { name: '', files: [] as string[] }
  return {
    name: 'resident-shell',
    apply: 'build',
    writeBundle: { order: 'post', handler(_, bundle) {
      const made = bundle as Bundle
      const weight = compressed(made, filesOf(made, FIRST)) + gzipSync((made['index.html'] as Rollup.OutputAsset).source).length
      if (weight > MOST) throw new Error(`the first page weighs ${weight} bytes compressed, more than ${MOST}`)
      const files = filesOf(made, FACE)
      const name = createHash('sha256').update(files.join()).update((made['index.html'] as Rollup.OutputAsset).source).digest('hex').slice(0, 16)
      shell = { name: `huiyin.${name}`, files: [...files.map(file => `/${file}`), '/mark.svg', '/manifest.webmanifest'] }
      this.info(`the first page weighs ${weight} bytes compressed; ${files.length} files are kept for the resident`)
    } },
    async closeBundle() {
      await build({
        configFile: false, publicDir: false, logLevel: 'warn',
        resolve: { alias: { '@': fileURLToPath(new URL('../src', import.meta.url)) } },
        define: { SHELL: JSON.stringify(shell) },
        build: {
          emptyOutDir: false, target: 'es2022', modulePreload: false,
          lib: { entry: fileURLToPath(new URL('../src/worker/worker.ts', import.meta.url)), formats: ['iife'], name: 'worker', fileName: () => 'worker.js' },
        },
      })
    },
  }
}
