import '../test/mapGroupBy.ts'
import { defineConfig } from 'vitest/config'

// Browser tests against a running server: HUIYIN_URL says where, HUIYIN_ACCOUNTS names its demo-accounts.txt.
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    environment: 'node',
    globalSetup: ['e2e/signedIn.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['verbose'],
  },
})
