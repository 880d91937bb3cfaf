import { defineConfig } from 'vitest/config'

// Files share their workers: no module keeps state that a test could leave behind, and a worker of its own for each of
// a hundred files takes as long as what is in them.
const isolate = false

const setupFiles = ['test/no-warnings.ts']

export default defineConfig({
  test: {
    // One for each core: Vitest would keep one core for itself, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      {
        // The examples import the package by its name.
        resolve: {
          alias: [
            { find: /^harborkit$/, replacement: `${import.meta.dirname}/src/index.ts` },
            { find: /^harborkit\/(\w+)$/, replacement: `${import.meta.dirname}/src/$1/index.ts` },
          ],
        },
        test: {
          name: 'unit',
          isolate,
          setupFiles,
          include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
          exclude: ['test/live/**', 'test/package/**', 'test/runtimes/**'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'types',
          include: [],
          typecheck: { enabled: true, only: true, include: ['test/types/**/*.test-d.ts'] },
        },
      },
      {
        test: {
          name: 'live',
          isolate,
          setupFiles,
          include: ['test/live/**/*.test.ts'],
          globalSetup: 'test/live/coverage.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // These install what `dist/` holds, so `npm test` builds first.
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          globalSetup: 'test/package/install.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
