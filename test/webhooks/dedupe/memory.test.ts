import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { memoryDedupe } from '../../../src/webhooks'

describe('memoryDedupe', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('gives a key to one owner, who may claim it again', () => {
    const store = memoryDedupe()
    expect(store.claim('a', 20_000, 'one')).toBe('claimed')
    expect(store.claim('a', 20_000, 'two')).toBe('busy')
    expect(store.claim('a', 20_000, 'one')).toBe('claimed')
    expect(store.claim('b', 20_000, 'two')).toBe('claimed')
  })

  test('gives a key to another owner when the lease is over, and to none before', () => {
    const store = memoryDedupe()
    store.claim('a', 20_000, 'one')
    vi.advanceTimersByTime(19_999)
    expect(store.claim('a', 20_000, 'two')).toBe('busy')
    vi.advanceTimersByTime(1)
    expect(store.claim('a', 20_000, 'two')).toBe('claimed')
  })

  test('remembers what is complete for its time', () => {
    const store = memoryDedupe({ ttl: 60_000 })
    store.claim('a', 20_000, 'one')
    store.complete('a', 'one')
    vi.advanceTimersByTime(59_999)
    expect(store.claim('a', 20_000, 'two')).toBe('done')
    vi.advanceTimersByTime(1)
    expect(store.claim('a', 20_000, 'two')).toBe('claimed')
  })

  test('lets go of a key for its owner only, and never of what is complete', () => {
    const store = memoryDedupe()
    store.claim('a', 20_000, 'one')
    store.release('a', 'two')
    expect(store.claim('a', 20_000, 'two')).toBe('busy')
    store.release('a', 'one')
    expect(store.claim('a', 20_000, 'two')).toBe('claimed')
    store.complete('a', 'two')
    store.release('a', 'two')
    expect(store.claim('a', 20_000, 'three')).toBe('done')
  })

  test('forgets the oldest beyond its bound', () => {
    const store = memoryDedupe({ max: 2 })
    for (const key of ['a', 'b']) {
      store.claim(key, 20_000, key)
      store.complete(key, key)
    }
    store.claim('c', 20_000, 'c')
    expect(store.claim('b', 20_000, 'again')).toBe('done')
    expect(store.claim('c', 20_000, 'again')).toBe('busy')
    expect(store.claim('a', 20_000, 'again')).toBe('claimed')
  })

  test('remembers as many as it may, whatever came before them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 60 }), (keys) => {
        const store = memoryDedupe({ max: 3 })
        for (const key of keys) store.complete(key, key)
        const remembered = [...new Set([...keys].reverse())].slice(0, 3)
        for (const key of remembered) expect(store.claim(key, 20_000, 'another')).toBe('done')
        const forgotten = [...'abcdefgh'].find((key) => !remembered.includes(key)) ?? ''
        expect(store.claim(forgotten, 20_000, 'another')).toBe('claimed')
      }),
    )
  })

  test.each([
    ['max', { max: 0 }],
    ['max', { max: 1.5 }],
    ['ttl', { ttl: -1 }],
    ['ttl', { ttl: Number.NaN }],
  ])('refuses %s: %j', (argument, options) => {
    expect(() => memoryDedupe(options)).toThrow(
      expect.objectContaining({ name: 'InvalidArgumentError', argument }),
    )
  })
})
