import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from 'vitest'
import { type Call, type Done, PendingCall } from '../../../src/core/call/call'
import { answering, jsonResponse, rejection } from '../connect'

const path = { project_name_or_id: 'demo' }
const done: Done<string> = { data: 'value', response: new Response(null) }

describe('a call', () => {
  const unhandled: unknown[] = []
  const remember = (reason: unknown) => void unhandled.push(reason)
  beforeEach(() => {
    unhandled.length = 0
    process.on('unhandledRejection', remember)
  })
  afterEach(() => void process.off('unhandledRejection', remember))

  /** Until the process would have complained. */
  const settled = () => new Promise((resolve) => setTimeout(resolve, 10))

  test('starts at once', async () => {
    const { transport, sent } = answering(() => jsonResponse(200, {}))
    void transport.call('getProject', { path })
    await Promise.resolve()
    await Promise.resolve()
    expect(sent).toHaveLength(1)
  })

  test('gives its value when it is awaited, as often as one likes, and sends one request', async () => {
    const { transport, sent } = answering(() => jsonResponse(200, { name: 'demo' }))
    const call = transport.call('getProject', { path })
    expect(await call).toEqual({ name: 'demo' })
    expect(await call).toEqual({ name: 'demo' })
    expect((await call.withResponse()).data).toEqual({ name: 'demo' })
    expect(sent).toHaveLength(1)
  })

  test('gives status and headers beside the value', async () => {
    const { transport } = answering(() => jsonResponse(200, { name: 'demo' }, { 'x-request-id': 'a1' }))
    const { data, response } = await transport.call('getProject', { path }).withResponse()
    expect(data).toEqual({ name: 'demo' })
    expect(response.status).toBe(200)
    expect(response.headers.get('x-request-id')).toBe('a1')
  })

  test('works where a promise does', async () => {
    const call = new PendingCall(Promise.resolve(done))
    expect(await Promise.all([call, call])).toEqual(['value', 'value'])
    expect(await Promise.race([call])).toBe('value')
    expect(await Promise.resolve(call)).toBe('value')
    expect(await call.then((value) => value.length)).toBe(5)
    expect(Object.prototype.toString.call(call)).toBe('[object Call]')
    expectTypeOf(call).toExtend<Promise<string>>()
  })

  test('can be caught', async () => {
    const call = new PendingCall<string>(Promise.reject(new Error('no')))
    expect(await call.catch((error: unknown) => `caught ${error}`)).toBe('caught Error: no')
    expect(await call.then(undefined, () => 'also')).toBe('also')
    expect(await rejection(call.withResponse())).toMatchObject({ message: 'no' })
  })

  test('runs finally and keeps what it came to', async () => {
    let ran = 0
    const count = () => {
      ran += 1
    }
    expect(await new PendingCall(Promise.resolve(done)).finally(count)).toBe('value')
    const failed = new PendingCall(Promise.reject(new Error('no')))
    expect(await rejection(failed.finally(count))).toMatchObject({ message: 'no' })
    expect(ran).toBe(2)
  })

  test.each<[string, (call: Call<string>) => PromiseLike<unknown>]>([
    ['awaited', (call) => call],
    ['asked for the response', (call) => call.withResponse()],
    ['caught', (call) => call.catch((error) => Promise.reject(error))],
    ['followed', (call) => call.then((value) => value)],
    ['given a finally', (call) => call.finally(() => {})],
    ['put among others', (call) => Promise.all([call])],
  ])('that fails leaves no second rejection behind when it is %s', async (_, use) => {
    expect(await rejection(use(new PendingCall(Promise.reject(new Error('no')))))).toMatchObject({
      message: 'no',
    })
    await settled()
    expect(unhandled).toEqual([])
  })

  test('that fails and that nobody looks at is reported once, as any promise', async () => {
    void new PendingCall(Promise.reject(new Error('nobody')))
    await settled()
    expect(unhandled).toMatchObject([{ message: 'nobody' }])
  })
})
