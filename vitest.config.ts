import { defineConfig } from 'vitest/config'
import { bundledTemplates } from './scripts/bundled-templates.ts'

// A machine with two cores runs the whole suite; real shells and git are started by many tests.
export default defineConfig({
  plugins: [bundledTemplates()],
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/temporary-folder.ts'],
    setupFiles: ['test/support/seed.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
