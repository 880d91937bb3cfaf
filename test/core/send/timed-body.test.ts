import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startDeadline } from '../../../src/core/send/deadline'
import { leastPerTimeout, timedBody } from '../../../src/core/send/timed-body'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A body of pieces that each take some time, under a clock of 1,000 ms. */
function bodyOf(pieces: readonly (readonly [size: number, milliseconds: number])[]) {
  const rest = pieces.values()
  const source = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = rest.next()
        if (done) return controller.close()
        const [size, milliseconds] = value
        await new Promise((resolve) => setTimeout(resolve, milliseconds))
        controller.enqueue(new Uint8Array(size))
      },
    },
    { highWaterMark: 0 },
  )
  const deadline = startDeadline(1000, undefined, () => new Error('too late'))
  return timedBody(source, deadline, (error) => error).body
}

async function sizeOf(body: ReadableStream<Uint8Array>, rest = 0): Promise<number | string> {
  let size = 0
  try {
    for await (const piece of body) {
      size += piece.byteLength
      await new Promise((resolve) => setTimeout(resolve, rest))
    }
    return size
  } catch (error) {
    return String(error)
  }
}

async function read(body: ReadableStream<Uint8Array>, rest = 0): Promise<number | string> {
  const size = sizeOf(body, rest)
  await vi.runAllTimersAsync()
  return size
}

describe('the clock of a stream', () => {
  test('is for all of a small one', async () => {
    expect(await read(bodyOf(Array(9).fill([1, 100])))).toBe(9)
    expect(await read(bodyOf(Array(11).fill([1, 100])))).toBe('Error: too late')
  })

  test('runs anew for every 64 KiB', async () => {
    const piece = leastPerTimeout / 8
    expect(await read(bodyOf(Array(80).fill([piece, 120])))).toBe(10 * leastPerTimeout)
    expect(await read(bodyOf(Array(80).fill([piece, 130])))).toBe('Error: too late')
  })

  test('stands while nobody reads', async () => {
    expect(await read(bodyOf(Array(9).fill([1, 100])), 5000)).toBe(9)
  })
})
