import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { WebhookReceiverOptions } from '../../../src/webhooks'
import { gate } from '../gate'
import { makeReceiver } from '../make-receiver'
import { bodyOf, recorded } from '../recorded'
import { harborHeaders, send, withHeader } from './send'
import { buffered, type RunningServer, type Start, streaming } from './servers'

const push = bodyOf('push-artifact.special-operator')
const cloudPush = bodyOf('push-artifact.special-operator', 'CloudEvents')
const cloudHeaders = withHeader('Content-Type', 'application/cloudevents+json')

const running: RunningServer[] = []
afterEach(async () => {
  for (const server of running.splice(0)) await server.close()
})

/** A receiver behind an adapter, with a handler of every event. */
async function open(start: Start, options: Partial<WebhookReceiverOptions> = {}) {
  const made = makeReceiver({ path: '/hooks/harbor', ...options })
  const handler = vi.fn()
  made.receiver.on('*', handler)
  const server = await start(made.receiver)
  running.push(server)
  return { ...made, handler, server, url: server.url }
}

describe.each(Object.entries({ ...streaming, ...buffered }))('%s', (_name, start) => {
  test('hands over every recorded delivery', async () => {
    const { url, handler, errors } = await open(start, { authorization: 'Bearer whk-3f9c0d51aa' })
    const deliveries = [...recorded('Default'), ...recorded('CloudEvents')].filter(
      (_, index) => index % 9 === 0,
    )
    for (const { request } of deliveries) {
      const headers = Object.entries(request.headers).filter(
        ([name]) => !/^(host|content-length)$/i.test(name),
      )
      expect(await send(url, { headers, body: request.body })).toMatchObject({ status: 200 })
    }
    expect(errors).toEqual([])
    expect(handler.mock.calls.map(([event]) => event.type)).toEqual(deliveries.map(({ event }) => event))
  })

  test('reads a body that comes in chunks, also through a letter', async () => {
    const { url, handler } = await open(start)
    const bytes = Buffer.from(push.replace('special', 'spéciäl').replace(/"operator":"/, '"operator":"鍵'))
    const body = Readable.from(
      [...bytes].map((byte) => Buffer.of(byte)),
      { objectMode: false },
    )
    expect(await send(url, { body })).toMatchObject({ status: 200 })
    expect(handler.mock.calls[0]?.[0].operator).toBe("鍵CORP\\o'brien <dev>&ops")
  })

  test('does not read a compressed body', async () => {
    const { url, handler, codes } = await open(start)
    const headers = [...harborHeaders, ['Content-Encoding', 'gzip']] as const
    expect(await send(url, { headers, body: gzipSync(push) })).toMatchObject({ status: 415 })
    expect(codes()).toEqual(['unsupported-encoding'])
    expect(handler).not.toHaveBeenCalled()
  })

  test('goes on after a sender who goes away in the middle', async () => {
    const { url, handler } = await open(start)
    await hangUp(url, push)
    expect(await send(url, { body: push })).toMatchObject({ status: 200 })
    expect(handler).toHaveBeenCalledTimes(1)
  })

  test.each([
    ['the first of two secrets', withHeader('Authorization', 'old'), 200],
    ['the second of two secrets', withHeader('Authorization', 'new'), 200],
    [
      'a secret that is not ASCII, in UTF-8',
      withHeader('Authorization', Buffer.from('schlüssel "鍵"').toString('latin1')),
      200,
    ],
    ['another header', withHeader('Authorization', 'guess'), 401],
    ['no header', withHeader('Authorization'), 401],
    ['an empty header', withHeader('Authorization', ''), 401],
    ['the header twice', withHeader('Authorization', 'old', 'old'), 401],
    ['the header twice, the wrong one first', withHeader('Authorization', 'guess', 'old'), 401],
    ['the header in capitals', [...withHeader('Authorization'), ['AUTHORIZATION', 'old'] as const], 200],
  ])('with %s', async (_what, headers, status) => {
    const { url, handler } = await open(start, { authorization: ['old', 'new', 'schlüssel "鍵"'] })
    expect(await send(url, { headers, body: push })).toMatchObject({ status })
    expect(handler).toHaveBeenCalledTimes(status === 200 ? 1 : 0)
  })

  test('answers on its own path by POST only', async () => {
    const { url, handler } = await open(start)
    expect(await send(url, { path: '/hooks/other', body: push })).toMatchObject({ status: 404 })
    expect(await send(url, { path: '/hooks/harbor/more', body: push })).toMatchObject({ status: 404 })
    for (const method of ['GET', 'PUT', 'DELETE', 'HEAD']) {
      expect(await send(url, { method })).toMatchObject({ status: 405, headers: { allow: 'POST' } })
    }
    expect(handler).not.toHaveBeenCalled()
    expect(await send(url, { path: '/hooks/harbor?token=1', body: push })).toMatchObject({ status: 200 })
  })

  test('handles a delivery again after a 500, and not after a 200', async () => {
    const { url, handler } = await open(start)
    handler.mockRejectedValueOnce(new Error('busy'))
    const statuses: number[] = []
    for (let attempt = 0; attempt < 3; attempt++) {
      statuses.push((await send(url, { headers: cloudHeaders, body: cloudPush })).status)
    }
    expect(statuses).toEqual([500, 200, 200])
    expect(handler).toHaveBeenCalledTimes(2)
  })

  test('answers 503 while the first attempt still runs', async () => {
    const { url, handler } = await open(start)
    const { passed, open: end } = gate()
    handler.mockReturnValueOnce(passed)
    const first = send(url, { headers: cloudHeaders, body: cloudPush })
    await vi.waitFor(() => expect(handler).toHaveBeenCalled())
    expect(await send(url, { headers: cloudHeaders, body: cloudPush })).toMatchObject({ status: 503 })
    end()
    expect(await first).toMatchObject({ status: 200 })
    expect(await send(url, { headers: cloudHeaders, body: cloudPush })).toMatchObject({ status: 200 })
    expect(handler).toHaveBeenCalledTimes(1)
  })

  test('refuses more than 4 MiB', async () => {
    const { url, codes } = await open(start)
    const body = `"${'a'.repeat(4 * 1024 * 1024)}"`
    expect(await send(url, { body })).toMatchObject({ status: 413 })
    expect(codes()).toEqual(['body-too-large'])
  })

  test('refuses more than 4 MiB that came without a Content-Length', async () => {
    const { url, codes } = await open(start)
    const body = Readable.from(['"', ...Array.from({ length: 2048 }, () => 'é'.repeat(1024)), '"'])
    expect(await send(url, { body })).toMatchObject({ status: 413 })
    expect(codes()).toEqual(['body-too-large'])
  })
})

describe.each(Object.entries(streaming))('%s', (_name, start) => {
  const mebibyte = Buffer.alloc(1024 * 1024, 'a')
  const hundred = () =>
    Readable.from(
      Array.from({ length: 100 }, () => mebibyte),
      { objectMode: false, highWaterMark: 1 },
    )

  /** The answer; none where the connection was cut before the sender, still busy, had looked for one. */
  const sendAll = async (url: string, headers = harborHeaders) => {
    const cut = (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') throw error
    }
    return await send(url, { headers, body: hundred() }).catch(cut)
  }

  test('refuses 100 MiB while they stream', async () => {
    const { url, server, codes } = await open(start)
    expect([413, undefined]).toContain((await sendAll(url))?.status)
    expect(codes()).toEqual(['body-too-large'])
    expect(server.bytesRead()).toBeLessThan(8 * 1024 * 1024)
  })

  test('refuses 100 MiB by their length alone', async () => {
    const { url, server, codes } = await open(start)
    const length = ['Content-Length', String(100 * 1024 * 1024)] as const
    expect([413, undefined]).toContain((await sendAll(url, [...harborHeaders, length]))?.status)
    expect(codes()).toEqual(['body-too-large'])
    expect(server.bytesRead()).toBeLessThan(1024 * 1024)
  })

  test('does not read the body of a sender who is not verified', async () => {
    const { url, server, codes } = await open(start)
    expect([401, undefined]).toContain((await sendAll(url, withHeader('Authorization', 'guess')))?.status)
    expect(codes()).toEqual(['unauthorized'])
    expect(server.bytesRead()).toBeLessThan(1024 * 1024)
  })

  test('tells that a sender has gone away in the middle', async () => {
    const { url, codes } = await open(start)
    await hangUp(url, push)
    await vi.waitFor(() => expect(codes()).toEqual(['body-incomplete']))
  })
})

/** Sends half of a body and closes the connection. */
async function hangUp(url: string, body: string): Promise<void> {
  const { hostname, port } = new URL(url)
  const head = [
    'POST /hooks/harbor HTTP/1.1',
    `Host: ${hostname}`,
    ...harborHeaders.map((header) => header.join(': ')),
  ]
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      const text = [...head, `Content-Length: ${body.length}`, '', body.slice(0, body.length / 2)].join(
        '\r\n',
      )
      socket.write(text, () => setTimeout(() => socket.destroy(), 20))
    })
    socket.on('close', () => resolve())
  })
}
