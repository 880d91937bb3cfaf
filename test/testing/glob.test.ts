import { expect, test } from 'vitest'
import { matchesGlob } from '../../src/testing/glob'

test.each([
  ['', 'anything/at/all', true],
  ['**', '', true],
  ['**', 'demo/team/app', true],
  ['demo/**', 'demo/team/app', true],
  ['demo/**', 'demo2/app', false],
  ['demo/*', 'demo/app', true],
  ['demo/*', 'demo/team/app', false],
  ['**/app', 'demo/team/app', true],
  ['v?.*', 'v1.2', true],
  ['v?.*', 'v10.2', false],
  ['demo/{app,web}', 'demo/web', true],
  ['demo/{app,web*}', 'demo/website', true],
  ['demo/{app,web}', 'demo/api', false],
  ['v[0-9]', 'v7', true],
  ['v[!0-9]', 'v7', false],
  ['1.0', '1x0', false],
  ['a\\*', 'a*', true],
  ['a\\*', 'ab', false],
])('%j fits %j: %j', (pattern, text, fits) => {
  expect(matchesGlob(pattern, text)).toBe(fits)
})
