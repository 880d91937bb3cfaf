import express from 'express'
import { afterEach, describe, expect, test } from 'vitest'
import { makeReceiver } from '../make-receiver'
import { bodyOf } from '../recorded'
import { send, withHeader } from './send'
import { type RunningServer, type Start, startExpress, startFastify } from './servers'

const running: RunningServer[] = []
afterEach(async () => {
  for (const server of running.splice(0)) await server.close()
})

const parsing: Readonly<Record<string, Start>> = {
  'Express after express.json()': (receiver) => startExpress(receiver, express.json()),
  'Express after a parser that leaves an empty object': (receiver) =>
    startExpress(receiver, express.text({ type: 'application/*' }), (request, _response, next) => {
      request.body = {}
      next()
    }),
  'Fastify with its own parser': (receiver) => startFastify(receiver),
}

describe.each(Object.entries(parsing))('%s', (_name, start) => {
  test('a parsed body is an error at once, which names the remedy', async () => {
    const { receiver, errors } = makeReceiver()
    const server = await start(receiver)
    running.push(server)
    const answer = await send(server.url, { body: bodyOf('push-artifact.image-tag') })
    expect(answer).toMatchObject({ status: 500, body: expect.stringContaining('express.text') })
    expect(answer.body).toContain('addContentTypeParser')
    expect(errors).toMatchObject([{ code: 'body-already-read', message: answer.body }])
  })
})

test('express.json() leaves a CloudEvent alone, and so the receiver reads it', async () => {
  const { receiver, errors } = makeReceiver()
  const server = await startExpress(receiver, express.json(), (request, _response, next) => {
    // What body-parser 1 leaves of a body that is none of its own.
    request.body ??= {}
    next()
  })
  running.push(server)
  const headers = withHeader('Content-Type', 'application/cloudevents+json')
  const body = bodyOf('push-artifact.image-tag', 'CloudEvents')
  expect(await send(server.url, { headers, body })).toMatchObject({ status: 200 })
  expect(errors).toEqual([])
})
