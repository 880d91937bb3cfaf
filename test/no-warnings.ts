import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll } from 'vitest'

/** Warnings of Node since the file began. What is experimental in Node is not ours to mend. */
const warnings: Error[] = []

function hear(warning: Error): void {
  if (warning.name !== 'ExperimentalWarning') warnings.push(warning)
}

beforeAll(() => {
  warnings.length = 0
  process.on('warning', hear)
})

// A listener too many on a signal is a leak: in a log it would be one line among thousands.
afterAll(async () => {
  await setImmediate()
  process.off('warning', hear)
  const [first] = warnings
  if (first !== undefined)
    throw new Error(`Node warned ${warnings.length} times, first of:`, { cause: first })
})
