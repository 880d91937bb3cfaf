import { expectTypeOf, test } from 'vitest'
import type { HarborOptions } from '../../src/index'
import { createFetch } from '../../src/node/index'

test('a fetch of our own fits a client, and is called as any other', () => {
  const fetch = createFetch()
  expectTypeOf(fetch).toExtend<NonNullable<HarborOptions['fetch']>>()
  expectTypeOf(fetch).toBeCallableWith('https://harbor.example.com')
})
