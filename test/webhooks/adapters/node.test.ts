import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import express from 'express'
import express4 from 'express-4'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { toNodeListener } from '../../../src/webhooks'
import { gate } from '../gate'
import { makeReceiver } from '../make-receiver'
import { bodyOf } from '../recorded'
import { harborHeaders, send } from './send'
import { listen, type RunningServer } from './servers'

const push = bodyOf('push-artifact.image-tag')

const running: RunningServer[] = []
afterEach(async () => {
  for (const server of running.splice(0)) await server.close()
})

async function open(listener: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const server = await listen(listener)
  running.push(server)
  return server.url
}

describe('toNodeListener', () => {
  test.each([
    ['Express', express],
    ['Express 4', express4],
  ])('does not answer a second time where a timeout of %s has answered', async (_name, framework) => {
    const { receiver } = makeReceiver()
    const listener = toNodeListener(receiver)
    const handled = gate()
    receiver.on('*', () => handled.passed)
    const ended = vi.fn()
    const app = framework().use((_request, response, next) => {
      response.sendStatus(503)
      next()
    })
    const url = await open(
      app.use((request, response) => void Promise.resolve(listener(request, response)).then(ended)),
    )
    expect(await send(url, { body: push })).toMatchObject({ status: 503 })
    handled.open()
    await vi.waitFor(() => expect(ended).toHaveBeenCalled())
  })

  test('refuses at once what comes as strings, which it cannot measure', async () => {
    const { receiver, codes } = makeReceiver()
    const listener = toNodeListener(receiver)
    const url = await open((request, response) => listener(request.setEncoding('utf8'), response))
    const body = Readable.from(['"', ...Array.from({ length: 2048 }, () => 'é'.repeat(1024)), '"'])
    expect(await send(url, { body })).toMatchObject({ status: 400 })
    expect(codes()).toEqual(['invalid-json'])
  })

  test('does not wait for the rest of a body that it refuses', async () => {
    const { receiver } = makeReceiver({ authorization: 'another secret' })
    const { hostname, port } = new URL(await open(toNodeListener(receiver)))
    const head = ['POST / HTTP/1.1', `Host: ${hostname}`, ...harborHeaders.map((header) => header.join(': '))]
    const socket = connect(Number(port), hostname, () => {
      socket.write([...head, 'Content-Length: 100000', '', '{'].join('\r\n'))
    })
    let answer = ''
    // Ends when the server closes the connection.
    for await (const chunk of socket) answer += chunk
    expect(answer).toMatch(/^HTTP\/1\.1 401 /)
    expect(answer).toMatch(/\r\nconnection: close\r\n/i)
  })

  test('ends where the sender was gone before the receiver saw the request', async () => {
    const { receiver, codes } = makeReceiver()
    const listener = toNodeListener(receiver)
    const ended = vi.fn()
    const url = await open(async (request, response) => {
      await new Promise((resolve) => request.once('close', resolve))
      await listener(request, response)
      ended()
    })
    const { hostname, port } = new URL(url)
    const head = ['POST / HTTP/1.1', `Host: ${hostname}`, ...harborHeaders.map((header) => header.join(': '))]
    const socket = connect(Number(port), hostname, () => {
      socket.write([...head, 'Content-Length: 100', '', '{'].join('\r\n'), () => socket.destroy())
    })
    await vi.waitFor(() => expect(ended).toHaveBeenCalled())
    expect(codes()).toEqual(['body-incomplete'])
  })
})
