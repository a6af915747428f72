import './test/mapGroupBy.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { mergeConfig } from 'vite'
import { defineConfig } from 'vitest/config'
import vite from './vite.config.ts'

/** A file that puts something in the place of a module, the clock or the browser has both to itself; the others share them, in a fifth of the time. */
const OF_ITS_OWN = /vi\.(?:mock|doMock|stubGlobal|useFakeTimers|spyOn|resetModules)\(|localStorage|sessionStorage/
const files = ['src', 'test'].flatMap(folder => readdirSync(new URL(folder, import.meta.url), { recursive: true, encoding: 'utf8' }).map(file => `${folder}/${file}`))
  .filter(file => file.endsWith('.test.ts'))
const alone = files.filter(file => OF_ITS_OWN.test(readFileSync(new URL(file, import.meta.url), 'utf8')))
const project = (name: string, include: string[], isolate: boolean) => ({ extends: true as const, test: { name, include, isolate } })

export default mergeConfig(vite, defineConfig({
  test: {
    environment: 'jsdom',
    setupFiles: ['test/setup.ts'],
    projects: [project('alone', alone, true), project('together', files.filter(file => !alone.includes(file)), false)],
  },
}))
