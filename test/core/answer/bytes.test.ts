import { expect, test } from 'vitest'
import { concat, unshared } from '../../../src/core/answer/bytes'

test('chunks are joined in their order', () => {
  expect(concat([Uint8Array.of(1, 2), new Uint8Array(), Uint8Array.of(3)], 3)).toEqual(Uint8Array.of(1, 2, 3))
  expect(concat([], 0)).toEqual(new Uint8Array())
})

test('a view of shared memory is copied, and no other', () => {
  const own = Uint8Array.of(1, 2)
  expect(unshared(own)).toBe(own)
  const shared = new Uint8Array(new SharedArrayBuffer(2))
  shared.set([1, 2])
  const copy = unshared(shared)
  expect(copy).toEqual(own)
  expect(copy.buffer).toBeInstanceOf(ArrayBuffer)
})
