import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const promises =
  readFileSync('SECURITY.md', 'utf8').split('## What is promised')[1]?.split(/\n- /).slice(1) ?? []

test('SECURITY.md promises something', () => {
  expect(promises.length).toBeGreaterThan(10)
})

test.each(promises.map((promise) => promise.replace(/\s+/g, ' ')))('a test is there for: %s', (promise) => {
  const files = [...promise.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file)
  expect(files).not.toEqual([])
  expect(files.filter((file) => !existsSync(file))).toEqual([])
})
