import { describe, expect, test } from 'vitest'
import { readBytes } from '../../../src/core/answer/body'
import { HarborApiError } from '../../../src/index'
import { answering, jsonResponse, rejection } from '../connect'

const path = { project_name_or_id: 'demo' }
const options = { retry: 0 }
const MiB = 1024 * 1024

/** A body of so many bytes, a chunk at a time, that says how many were asked for and whether it was cancelled. */
function counted(size: number, chunk = new Uint8Array(64 * 1024).fill(32)) {
  const state = { given: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (state.given >= size) controller.close()
        else controller.enqueue(chunk)
        state.given += chunk.byteLength
      },
      cancel() {
        state.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { body, state }
}

describe('the body of a failure', () => {
  test.each([
    [404, 'application/json', 'HarborResponseError'],
    [500, 'application/json', 'ServerError'],
    [503, 'text/html', 'ServerError'],
  ])('is read up to 1 MiB, and the %d is an error all the same', async (status, type, name) => {
    const { body, state } = counted(Number.POSITIVE_INFINITY)
    const { transport } = answering(() => new Response(body, { status, headers: { 'content-type': type } }))
    const error = await rejection(transport.call('getProject', { path, options }))
    expect(error).toMatchObject({ name, status })
    expect(state.cancelled).toBe(true)
    expect(state.given).toBeLessThanOrEqual(MiB + 64 * 1024)
  })

  test('is whole up to 1 MiB', async () => {
    const start = '{"errors":[{"code":"NOT_FOUND","message":"'
    const end = '"}]}'
    const message = 'a'.repeat(MiB - start.length - end.length)
    const answer = (more: string) => () =>
      new Response(`${start}${message}${more}${end}`, {
        status: 404,
        headers: { 'content-type': 'application/json' },
      })
    const whole = await rejection(answering(answer('')).transport.call('getProject', { path }))
    expect(whole).toMatchObject({ name: 'NotFoundError', code: 'NOT_FOUND' })
    const cut = await rejection(answering(answer('a')).transport.call('getProject', { path }))
    expect(cut).toMatchObject({ name: 'HarborResponseError', status: 404 })
  })

  test('leaves a message of 1,000 characters, however long it is', async () => {
    const errors = [{ code: 'BAD_REQUEST', message: 'x'.repeat(900_000) }]
    const { transport } = answering(() => jsonResponse(400, { errors }, { 'x-request-id': 'a1' }))
    const error = await rejection(transport.call('getProject', { path }))
    expect(error).toBeInstanceOf(HarborApiError)
    const { message, errors: kept, stack = '' } = error as HarborApiError
    expect(message).toHaveLength(1_000)
    expect(message).toMatch(
      /^GET \/api\/v2\.0\/projects\/demo: status 400 BAD_REQUEST x+ … x+ \(request a1\)$/,
    )
    expect(kept[0]?.message).toHaveLength(1_000)
    expect(stack.length).toBeLessThan(10_000)
  })
})

test('a body of exactly so many bytes is whole', async () => {
  const read = (limit: number) => readBytes(counted(64 * 1024).body.getReader(), limit)
  expect(await read(64 * 1024)).toMatchObject({ cut: false, bytes: { byteLength: 64 * 1024 } })
  expect(await read(64 * 1024 - 1)).toMatchObject({ cut: true, bytes: { byteLength: 64 * 1024 - 1 } })
  expect(await readBytes(undefined, 5)).toEqual({ cut: false, bytes: new Uint8Array() })
})

describe('the body of a success', () => {
  test('is read whole, however long', async () => {
    const { transport } = answering(() => jsonResponse(200, { name: 'x'.repeat(3 * MiB) }))
    expect(await transport.call('getProject', { path })).toEqual({ name: 'x'.repeat(3 * MiB) })
  })

  test('is cut off at 128 MiB, although the length that was announced, of something compressed, is small', async () => {
    const { body, state } = counted(130 * MiB, new Uint8Array(4 * MiB).fill(32))
    const headers = {
      'content-type': 'application/json',
      'content-length': '1000',
      'content-encoding': 'gzip',
    }
    const { transport } = answering(() => new Response(body, { headers }))
    const error = await rejection(transport.call('getProject', { path, options }))
    expect(error).toMatchObject({
      name: 'HarborContentError',
      code: 'TOO_LARGE',
      status: 200,
      outcome: 'unknown',
    })
    expect(String(error)).toContain(
      'GET /api/v2.0/projects/demo: the body does not end after 134217728 bytes',
    )
    expect(state.cancelled).toBe(true)
  })

  test('is read as UTF-8, also where a character lies in two chunks, and without its byte order mark', async () => {
    const bytes = new TextEncoder().encode('\ufeff{"name":"größe 🔑"}')
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
        controller.close()
      },
    })
    const { transport } = answering(
      () => new Response(body, { headers: { 'content-type': 'application/json' } }),
    )
    expect(await transport.call('getProject', { path })).toEqual({ name: 'größe 🔑' })
  })
})
