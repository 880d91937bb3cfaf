import { describe, expect, test, vi } from 'vitest'
import { makeReceiver } from './make-receiver'
import { post } from './post'
import { bodyOf } from './recorded'
import { withMembers } from './with-members'

const push = bodyOf('push-artifact.image-tag')

describe('a delivery', () => {
  test.each([
    ['another media type', post(push, { type: 'text/plain' }), 415, 'unsupported-media-type'],
    [
      'another charset',
      post(push, { type: 'application/json; charset=latin1' }),
      415,
      'unsupported-media-type',
    ],
    ['no JSON', post('{'), 400, 'invalid-json'],
    ['no body', post(''), 400, 'invalid-json'],
    ['a member missing', post(withMembers(push, { event_data: undefined })), 400, 'invalid-payload'],
    ['a Slack message', post(bodyOf('push-artifact.image-tag', 'slack')), 400, 'slack-format'],
    ['more than 4 MiB', post(`"${'a'.repeat(4 * 1024 * 1024)}"`), 413, 'body-too-large'],
    ['another secret', post(push, { authorization: 'guess' }), 401, 'unauthorized'],
  ])('with %s is refused, and told', async (_what, request, status, code) => {
    const { receiver, codes, errors } = makeReceiver()
    const handler = vi.fn()
    receiver.on('*', handler)
    const response = await receiver.fetch(request)
    expect(response.status).toBe(status)
    expect(codes()).toEqual([code])
    // Harbor writes the answer to the log of the delivery.
    expect(await response.text()).toBe(errors[0]?.message)
    expect(handler).not.toHaveBeenCalled()
  })

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset="UTF-8"',
    'application/cloudevents+json',
    'application/cloudevents+json; charset=utf-8',
  ])('of the media type %s is read', async (type) => {
    const { receiver, errors } = makeReceiver()
    expect((await receiver.fetch(post(push, { type }))).status).toBe(200)
    expect(errors).toEqual([])
  })

  test('of exactly 4 MiB is read', async () => {
    const { receiver, codes } = makeReceiver()
    await receiver.fetch(post(`"${'a'.repeat(4 * 1024 * 1024 - 2)}"`))
    expect(codes()).toEqual(['invalid-payload'])
  })

  test.each([
    ['a string', `"${'a'.repeat(4 * 1024 * 1024)}"`, 413],
    ['a string of fewer characters than bytes', `"${'é'.repeat(2 * 1024 * 1024)}"`, 413],
    ['bytes', new Uint8Array(4 * 1024 * 1024 + 1), 413],
    ['a string of exactly 4 MiB', `"${'é'.repeat(2 * 1024 * 1024 - 1)}"`, 400],
  ])('that a transport has read has the same limit: %s', async (_what, body, status) => {
    const { receiver, codes } = makeReceiver()
    const headers = new Headers({ authorization: 'secret', 'content-type': 'application/json' })
    const { status: answered } = await receiver.handle({
      method: 'POST',
      path: '/',
      header: (name) => headers.get(name),
      read: () => body,
    })
    expect(answered).toBe(status)
    expect(codes()).toEqual([status === 413 ? 'body-too-large' : 'invalid-payload'])
  })

  test('that is never sent to an end is cut off at the limit', async () => {
    const { receiver } = makeReceiver()
    let sent = 0
    const mebibyte = new Uint8Array(1024 * 1024)
    const stream = new ReadableStream({
      pull(controller) {
        sent += 1
        controller.enqueue(mebibyte)
      },
    })
    expect((await receiver.fetch(post(stream))).status).toBe(413)
    expect(sent).toBeLessThan(8)
  })

  test('of a sender who is not verified is not read', async () => {
    const { receiver } = makeReceiver()
    const pull = vi.fn()
    const stream = new ReadableStream({ pull }, { highWaterMark: 0 })
    expect((await receiver.fetch(post(stream, { authorization: 'guess' }))).status).toBe(401)
    expect(pull).not.toHaveBeenCalled()
  })

  test('whose sender goes away is told as incomplete', async () => {
    const { receiver, codes } = makeReceiver()
    const stream = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) })
    expect((await receiver.fetch(post(stream))).status).toBe(400)
    expect(codes()).toEqual(['body-incomplete'])
  })

  test('that something has read before is an error at once, with the remedy', async () => {
    const { receiver, errors } = makeReceiver()
    const request = post(push)
    await request.json()
    expect((await receiver.fetch(request)).status).toBe(500)
    expect(errors).toMatchObject([{ code: 'body-already-read', message: expect.stringContaining('clone()') }])
  })

  test('that something else has begun to read is an error at once as well', async () => {
    const { receiver, codes } = makeReceiver()
    const request = post(push)
    request.body?.getReader()
    expect((await receiver.fetch(request)).status).toBe(500)
    expect(codes()).toEqual(['body-already-read'])
  })

  test.each([
    ['in one piece', ['{"type":"\xff"}']],
    ['in the middle of a letter, at its end', ['{"type":"', '"}\xc3']],
  ])('that is not UTF-8 %s is no JSON', async (_what, pieces) => {
    const { receiver, errors } = makeReceiver()
    const stream = new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(Buffer.from(piece, 'latin1'))
        controller.close()
      },
    })
    expect((await receiver.fetch(post(stream))).status).toBe(400)
    expect(errors).toMatchObject([{ code: 'invalid-json', message: 'The body is not UTF-8.' }])
  })

  test('by another method says what a redirect does to a delivery', async () => {
    const { receiver } = makeReceiver()
    const response = await receiver.fetch(
      new Request('http://127.0.0.1/', { headers: { Authorization: 'secret' } }),
    )
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
    expect(await response.text()).toMatch(/redirect/)
  })

  test('to another path is a 404 where the receiver has one', async () => {
    const { receiver, errors } = makeReceiver({ path: '/hooks' })
    expect((await receiver.fetch(post(push))).status).toBe(404)
    const right = makeReceiver({ path: '/hooks/harbor' }).receiver
    expect((await right.fetch(post(push))).status).toBe(200)
    expect(errors).toEqual([])
  })

  test('needs no secret where the receiver was told so', async () => {
    const { receiver } = makeReceiver({ authorization: false })
    expect((await receiver.fetch(post(push, { authorization: 'anything' }))).status).toBe(200)
  })
})
