import { defineConfig } from 'vitest/config'

// Not a project of the others: it needs what is installed here, and `npm test` must not.
export default defineConfig({
  test: { root: import.meta.dirname, include: ['*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 },
})
