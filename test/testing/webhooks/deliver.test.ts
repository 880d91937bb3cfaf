import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { deliver, webhookFixture } from '../../../src/testing'
import { createWebhookReceiver, toLambdaHandler } from '../../../src/webhooks'
import delivery from '../../recordings/webhooks/delivery.json' with { type: 'json' }
import { bodyOf, deliveries, recorded } from '../../webhooks/recorded'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Runs what waits, as far as the clock has to go for it. */
async function ended<Result>(work: Promise<Result>): Promise<Result> {
  await vi.runAllTimersAsync()
  return await work
}

interface Row {
  readonly case: string
  readonly attempts: readonly {
    readonly method: string
    readonly answered: number | string
    readonly note?: string
  }[]
  readonly final_status: readonly string[]
}

// Without what a receiver cannot decide: certificates, connections that are refused, two targets of one policy.
const rows = (delivery.cases as readonly Row[]).filter(
  ({ attempts, final_status }) => attempts.length > 0 && final_status.length === 1,
)

/** Answers as the recorded receiver did. */
function replay({ attempts }: Row) {
  let attempt = 0
  return async (request: Request): Promise<Response> => {
    // The target of a recorded redirect answered 200.
    if (new URL(request.url).pathname === '/redirected') return new Response()
    const { answered, note } = attempts[attempt++] ?? {}
    const delay = /after (\d+) ms/.exec(note ?? '')?.[1]
    if (delay !== undefined) await new Promise((resolve) => setTimeout(resolve, Number(delay)))
    if (answered === 'reset') throw new TypeError('fetch failed')
    const status = typeof answered === 'number' ? answered : 200
    const headers = status === 301 || status === 302 || status > 306 ? { location: '/redirected' } : {}
    return new Response(null, { status, ...(status === 304 ? {} : { headers }) })
  }
}

describe('deliver', () => {
  test.each(rows)('makes as many attempts as Harbor did: $case', async (row) => {
    const { status, attempts } = await ended(deliver({ fetch: replay(row) }, webhookFixture('PUSH_ARTIFACT')))
    expect(attempts).toHaveLength(row.attempts.length)
    expect([status]).toEqual(row.final_status)
  })

  test('makes one attempt, then a second, to a receiver that fails once', async () => {
    const receiver = createWebhookReceiver({ authorization: 'secret' })
    const handler = vi.fn().mockRejectedValueOnce(new Error())
    receiver.on('PUSH_ARTIFACT', handler)
    receiver.onError(() => {})
    const body = webhookFixture('PUSH_ARTIFACT', {}, 'CloudEvents')
    const { status, attempts } = await ended(deliver(receiver, body, { authorization: 'secret' }))
    expect(status).toBe('Success')
    expect(attempts.map(({ answered }) => answered)).toEqual([500, 200])
    expect(handler).toHaveBeenCalledTimes(2)
  })

  test('gives an attempt up after 3 s, and tells the receiver', async () => {
    const signals: AbortSignal[] = []
    const fetch = (request: Request) => {
      signals.push(request.signal)
      return new Promise<Response>(() => {})
    }
    const result = deliver({ fetch }, webhookFixture('PUSH_ARTIFACT'))
    await vi.advanceTimersByTimeAsync(2_999)
    expect(signals.map(({ aborted }) => aborted)).toEqual([false])
    await vi.advanceTimersByTimeAsync(1)
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
    const { status, attempts } = await ended(result)
    expect(status).toBe('Error')
    expect(attempts).toHaveLength(3)
    expect(attempts[0]).toMatchObject({ answered: undefined, failure: expect.any(Error) })
    expect(vi.getTimerCount()).toBe(0)
  })

  test('sends the headers that Harbor sends', async () => {
    const seen: Request[] = []
    const fetch = (request: Request) => {
      seen.push(request)
      return new Response()
    }
    for (const { request } of [...recorded('Default'), ...recorded('CloudEvents')]) {
      const { Authorization, Host } = request.headers
      await deliver({ fetch }, request.body, { authorization: Authorization ?? '', url: `http://${Host}/` })
      const headers = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value])
      expect(Object.fromEntries(seen.at(-1)?.headers ?? [])).toEqual(Object.fromEntries(headers))
      expect(await seen.at(-1)?.text()).toBe(request.body)
    }
    expect(seen).toHaveLength((deliveries.length / 3) * 2)
  })

  test('sends no Authorization without one, and that of the address where it has a user', async () => {
    const seen: Array<string | null> = []
    const fetch = (request: Request) => {
      seen.push(request.headers.get('authorization'))
      return new Response()
    }
    await deliver({ fetch }, bodyOf('push-artifact.image-tag'))
    await deliver({ fetch }, bodyOf('push-artifact.image-tag'), { url: 'http://user:pw@receiver.test/?q=1' })
    expect(seen).toEqual([null, `Basic ${btoa('user:pw')}`])
  })

  test('sends a secret that is not ASCII as a receiver verifies it', async () => {
    const receiver = createWebhookReceiver({ authorization: 'schlüssel "鍵"' })
    const { status } = await deliver(receiver, webhookFixture('QUOTA_WARNING'), {
      authorization: 'schlüssel "鍵"',
    })
    expect(status).toBe('Success')
  })

  test.each([
    [301, 'GET', ''],
    [302, 'GET', ''],
    [307, 'POST', '{"type":"NEW"}'],
    [308, 'POST', '{"type":"NEW"}'],
  ])('follows a %d by %s', async (status, method, body) => {
    const seen: Request[] = []
    const fetch = (request: Request) => {
      seen.push(request.clone())
      return seen.length === 1 ? new Response(null, { status, headers: { location: '/x' } }) : new Response()
    }
    const options = { authorization: 'secret', url: 'http://receiver.test/hook' }
    const { attempts } = await deliver({ fetch }, { type: 'NEW' }, options)
    expect(attempts).toEqual([
      {
        answered: 200,
        requests: [
          { method: 'POST', url: 'http://receiver.test/hook' },
          { method, url: 'http://receiver.test/x' },
        ],
      },
    ])
    const expected = delivery.redirect_request_headers[status < 307 ? '301/302' : '307/308'].headers
    const sent = Object.fromEntries(seen[1]?.headers ?? [])
    expect(Object.keys(sent).sort()).toEqual(
      Object.keys(expected)
        .map((name) => name.toLowerCase())
        .sort(),
    )
    expect(sent).toMatchObject({ authorization: 'secret', referer: 'http://receiver.test/hook' })
    expect(await seen[1]?.text()).toBe(body)
  })

  test('keeps the secret from another host, and gives up going round in circles', async () => {
    const seen: Array<string | null> = []
    const fetch = (request: Request) => {
      seen.push(request.headers.get('authorization'))
      return new Response(null, { status: 308, headers: { location: 'http://elsewhere.test/' } })
    }
    const { status } = await deliver({ fetch }, { type: 'NEW' }, { authorization: 'secret' })
    expect(status).toBe('Error')
    expect(seen).toHaveLength(3 * 11)
    expect(seen.slice(0, 3)).toEqual(['secret', null, null])
  })

  test('delivers to a handler of Lambda', async () => {
    const receiver = createWebhookReceiver({ authorization: 'secret' })
    const handler = vi.fn()
    receiver.on('PUSH_ARTIFACT', handler)
    receiver.onError(() => {})
    const event = webhookFixture('PUSH_ARTIFACT', { operator: 'größe' })
    const { status } = await ended(deliver(toLambdaHandler(receiver), event, { authorization: 'secret' }))
    expect(status).toBe('Success')
    expect(handler.mock.calls[0]?.[0]).toMatchObject({ operator: 'größe' })
    const refused = await ended(deliver(toLambdaHandler(receiver), event))
    expect([refused.status, refused.attempts[0]?.answered]).toEqual(['Error', 401])
  })

  test('delivers to the address of a server', async () => {
    const asked: Request[] = []
    vi.stubGlobal('fetch', async (request: Request) => {
      asked.push(request)
      return new Response()
    })
    const { status, attempts } = await ended(deliver('http://127.0.0.1:3000/hook', '{}'))
    vi.unstubAllGlobals()
    expect([status, asked[0]?.url, attempts[0]?.requests[0]?.url]).toEqual([
      'Success',
      'http://127.0.0.1:3000/hook',
      'http://127.0.0.1:3000/hook',
    ])
    await expect(deliver('nowhere', '{}')).rejects.toMatchObject({
      name: 'InvalidArgumentError',
      argument: 'receiver',
    })
  })
})

test('refuses an option that it does not have', async () => {
  const options = { authorisation: 'secret' } as object
  const receiver = { fetch: () => new Response() }
  await expect(deliver(receiver, '{}', options)).rejects.toThrow(/has no 'authorisation'/)
})
