import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { residentShell } from './build/shell.ts'

const server = process.env.HUIYIN_URL ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [vue(), residentShell()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  // No inlined files: the content policy allows pictures from this origin only, not from data addresses.
  build: { assetsInlineLimit: 0, target: 'es2022', modulePreload: { polyfill: false } },
  server: { proxy: { '/api': server, '/log': server, '/openapi.json': server } },
})
