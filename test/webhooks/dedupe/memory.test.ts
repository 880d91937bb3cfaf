import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type DedupeStore, memoryDedupe } from '../../../src/webhooks'

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

  test('forgets what is finished before what is at work', () => {
    const store = memoryDedupe({ max: 2 })
    store.claim('at work', 20_000, 'one')
    store.complete('finished', 'two')
    expect(store.claim('new', 20_000, 'three')).toBe('claimed')
    expect(store.claim('at work', 20_000, 'again')).toBe('busy')
    store.release('new', 'three')
    expect(store.claim('finished', 20_000, 'again')).toBe('claimed')
  })

  test('takes no other event while all that it holds are at work', () => {
    const store = memoryDedupe({ max: 2 })
    store.claim('a', 20_000, 'one')
    store.claim('b', 20_000, 'two')
    expect(() => store.claim('c', 20_000, 'three')).toThrow(
      expect.objectContaining({ code: 'dedupe-failed', message: expect.stringContaining('max') }),
    )
    expect(store.claim('a', 20_000, 'one')).toBe('claimed')
    expect(store.claim('b', 20_000, 'three')).toBe('busy')
    store.complete('a', 'one')
    expect(store.claim('c', 20_000, 'three')).toBe('claimed')
  })

  test('gives the place of a claim to another event when its lease is over', () => {
    const store = memoryDedupe({ max: 1 })
    store.claim('a', 20_000, 'one')
    vi.advanceTimersByTime(20_000)
    expect(store.claim('b', 20_000, 'two')).toBe('claimed')
    store.complete('a', 'one')
    expect(store.claim('b', 20_000, 'three')).toBe('busy')
  })

  test('never lets two owners work on one event at once, however many others come', () => {
    const step = fc.record({
      name: fc.constantFrom('claim', 'complete', 'release', 'wait'),
      key: fc.constantFrom(...'abcdef'),
      owner: fc.constantFrom('one', 'two', 'three'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const store = memoryDedupe({ max: 3 })
        const atWork = new Map<string, { owner: string; until: number }>()
        for (const { name, key, owner } of steps) {
          const live = atWork.get(key)
          const isHeld = live !== undefined && live.until > Date.now()
          if (name === 'wait') vi.advanceTimersByTime(5_000)
          if (name === 'claim' && tryClaim(store, key, owner) === 'claimed') {
            if (isHeld) expect(owner).toBe(live.owner)
            atWork.set(key, { owner, until: Date.now() + 20_000 })
          }
          if (name === 'complete' || name === 'release') {
            store[name](key, owner)
            if (name === 'complete' || live?.owner === owner) atWork.delete(key)
          }
        }
      }),
    )
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

  test('takes no more memory for events that come again and again', () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc')
    const heapAfter = (events: number) => {
      for (let event = 0; event < events; event++) {
        vi.setSystemTime(Date.now() + 10)
        store.claim(`every ${event % 50}`, 20_000, 'one')
        store.complete(`every ${event % 50}`, 'one')
      }
      collect()
      return process.memoryUsage().heapUsed
    }
    const store = memoryDedupe({ ttl: 10 })
    const before = heapAfter(1_000)
    expect(heapAfter(100_000) - before).toBeLessThan(2_000_000)
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

function tryClaim(store: DedupeStore, key: string, owner: string): unknown {
  try {
    return store.claim(key, 20_000, owner)
  } catch {
    return 'full'
  }
}
