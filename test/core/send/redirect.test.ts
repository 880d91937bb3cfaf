import { describe, expect, test } from 'vitest'
import { anonymous } from '../../../src/core/credentials'
import { CallRequest, startCall } from '../../../src/core/send/call-request'
import { createPipeline } from '../../../src/core/send/pipeline'
import { readSettings } from '../../../src/core/settings'
import { HarborResponseError } from '../../../src/index'
import { readRecording, answerOf as recordedAnswer } from '../../resources/recorded-exchange'
import { answering, connect, rejection } from '../connect'
import { empty, html, json, serve } from '../loopback'

const path = { project_name_or_id: 'demo' }
const auth = { username: 'admin', password: 'Harbor12345' }

const to = (location: string, status = 302) => empty(status, { location })

describe('a redirect on the same origin', () => {
  test.each([301, 302, 303, 307, 308])('is followed for a GET, %d, with the credentials', async (status) => {
    const server = await serve(to('/elsewhere?x=1', status), json(200, { name: 'demo' }))
    expect(await connect({ ...server, auth }).call('getProject', { path })).toEqual({ name: 'demo' })
    expect(server.requests.map(({ method, target }) => `${method} ${target}`)).toEqual([
      'GET /api/v2.0/projects/demo',
      'GET /elsewhere?x=1',
    ])
    expect(server.requests[1]?.headers.authorization).toBe(server.requests[0]?.headers.authorization)
  })

  test.each([
    ['is followed', '/elsewhere'],
    ['is refused', 'https://elsewhere.example.com/'],
  ])('that %s has its body let go, so that the connection is free', async (_, location) => {
    let cancelled = false
    const body = new ReadableStream({
      cancel() {
        cancelled = true
      },
    })
    const { transport } = answering(
      () => new Response(body, { status: 302, headers: { location } }),
      () => Response.json({ name: 'demo' }),
    )
    await transport.call('getProject', { path }).catch(() => {})
    expect(cancelled).toBe(true)
  })

  test('is followed for a HEAD, as a HEAD', async () => {
    const server = await serve(to('/elsewhere'), empty(200))
    await connect(server).call('headProject', { options: { project_name: 'demo' } })
    expect(server.requests.map(({ method }) => method)).toEqual(['HEAD', 'HEAD'])
  })

  test('is followed three times and no more', async () => {
    const three = await serve(to('/1'), to('/2'), to('/3'), json(200, {}))
    await connect(three).call('getProject', { path })
    const four = await serve(to('/1'), to('/2'), to('/3'), to('/4'), json(200, {}))
    const error = await rejection(connect(four).call('getProject', { path }))
    expect(error).toBeInstanceOf(HarborResponseError)
    expect(String(error)).toContain('redirected 4 times, at last to http://127.0.0.1')
    expect(four.requests).toHaveLength(4)
  })

  test('drops credentials that somebody put into the target', async () => {
    const server = await serve(
      (response, { headers }) => {
        response.writeHead(302, { location: `http://joe:joes-secret@${headers.host}/next` }).end()
      },
      json(200, { name: 'demo' }),
    )
    expect(await connect({ ...server, retry: 0 }).call('getProject', { path })).toEqual({ name: 'demo' })
    expect(server.requests[1]?.target).toBe('/next')
    expect(server.requests[1]?.headers.authorization).toBeUndefined()
  })

  test.each<['PUT' | 'POST' | 'DELETE', number]>([
    ['POST', 301],
    ['POST', 302],
    ['POST', 307],
    ['POST', 308],
    ['PUT', 307],
    ['DELETE', 307],
  ])('is refused for a %s, %d: it would send a body elsewhere, or none', async (method, status) => {
    const server = await serve(to('/elsewhere', status), json(200, {}))
    const transport = connect({ ...server, auth })
    const error = await rejection(
      method === 'POST'
        ? transport.call('createProject', { body: { project_name: 'demo' } })
        : method === 'PUT'
          ? transport.call('updateProject', { path, body: {} })
          : transport.call('deleteProject', { path }),
    )
    expect(error).toBeInstanceOf(HarborResponseError)
    expect(error).toMatchObject({ status, outcome: 'unknown' })
    expect(String(error)).toContain(`redirected to ${server.url}/elsewhere, which is not followed`)
    expect(server.requests).toHaveLength(1)
  })

  test('that ends at a page is the error of a page', async () => {
    const server = await serve(to('/c/oidc/login'), html(200, '<html>Log in</html>'))
    const error = await rejection(connect(server).call('getProject', { path }))
    expect(error).toMatchObject({ name: 'HarborResponseError', status: 200, contentType: 'text/html' })
  })
})

describe('a redirect elsewhere', () => {
  test('is refused, and the other host never sees a request', async () => {
    const other = await serve(json(200, { name: 'demo' }))
    const server = await serve(to(`${other.url}/api/v2.0/projects/demo?token=abc`))
    const error = await rejection(connect({ ...server, auth }).call('getProject', { path }))
    expect(error).toBeInstanceOf(HarborResponseError)
    expect(String(error)).toContain(
      `redirected to another origin, ${other.url}/api/v2.0/projects/demo, which`,
    )
    expect(String(error)).not.toContain('token')
    expect(other.requests).toHaveLength(0)
    expect(server.requests).toHaveLength(1)
  })

  test('does not repeat credentials that somebody put into the target', async () => {
    const server = await serve(to('http://joe:joes-secret@elsewhere.example.com/'))
    const error = await rejection(connect(server).call('getProject', { path }))
    expect(String(error)).toContain('http://elsewhere.example.com/')
    expect(String(error)).not.toContain('joes-secret')
  })

  test.each([
    ['without a target', empty(302), 'without a usable Location'],
    ['to what is no URL', to('http://['), 'without a usable Location'],
    ['to what is no place', to('data:text/html,hello'), 'redirected to an address of data:'],
  ])('%s is an error that says so', async (_, reply, message) => {
    const server = await serve(reply)
    const error = await rejection(connect(server).call('getProject', { path }))
    expect(error).toBeInstanceOf(HarborResponseError)
    expect(String(error)).toContain(message)
  })

  test('that a browser hides is refused', async () => {
    const { transport } = answering(() => {
      const response = new Response(null)
      return Object.defineProperties(response, { type: { value: 'opaqueredirect' }, status: { value: 0 } })
    })
    const error = await rejection(transport.call('getProject', { path }))
    expect(String(error)).toContain('redirected, without a usable Location')
  })
})

describe('the redirect of Harbor to https', () => {
  const recorded = readRecording('proxy.json').filter(({ response }) => response.status === 308)

  test('is recorded for a GET, a POST and a path with an encoded slash', () => {
    expect(recorded.map(({ request }) => request.method)).toEqual(['GET', 'POST', 'GET'])
  })

  test.each(recorded)('is refused with a hint at https: $note', async (exchange) => {
    const sent: string[] = []
    const transport = connect({
      // The name that the redirect leads to is the one Harbor was configured with, not always the one it was called by.
      url: 'http://10.0.0.7:8080',
      fetch: async (url) => {
        sent.push(url)
        return recordedAnswer(exchange)
      },
    })
    const { method, target, body } = exchange.request
    const error = await rejection(
      method === 'POST'
        ? transport.call('createProject', { body: body as { project_name: string } })
        : transport.call(
            target.includes('repositories') ? 'getRepository' : 'listProjects',
            target.includes('repositories')
              ? { path: { project_name: 'demo', repository_name: 'team/api/server' } }
              : { options: { page_size: 1 } },
          ),
    )
    expect(error).toBeInstanceOf(HarborResponseError)
    expect(error).toMatchObject({ status: 308 })
    expect(String(error)).toContain("Give the client the url 'https://harbor.example.com'")
    expect(sent).toEqual([`http://10.0.0.7:8080${target}`])
  })
})

describe('a redirect of storage', () => {
  const own = 'https://harbor.example.com'
  const given = { accept: 'a/b', range: 'bytes=5-', authorization: 'Bearer abc', 'x-proxy-key': 'key' }

  /** What is asked for where these addresses are named one after the other, for what may be stored elsewhere. */
  async function follow(url: string, ...locations: readonly string[]) {
    const rest = locations.values()
    const seen: { url: string; headers: Record<string, string> }[] = []
    const settings = readSettings({
      url,
      retry: 0,
      fetch: async (address, { headers }) => {
        seen.push({ url: address, headers: Object.fromEntries(new Headers(headers)) })
        const { done, value } = rest.next()
        return done ? new Response('') : new Response(null, { status: 307, headers: { location: value } })
      },
    })
    const send = createPipeline(settings, (fetch) => fetch, anonymous)
    const call = startCall(settings, undefined, {}, { abroad: true })
    const error = await send(new CallRequest(`${url}/v2/blob`, { headers: given }), call).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    return { seen, error }
  }

  test('to another origin takes with it what the content is asked for with, and nothing else', async () => {
    const { seen, error } = await follow(own, 'https://storage.example.com/blob?signature=1')
    expect(error).toBeUndefined()
    expect(seen.slice(1)).toEqual([
      { url: 'https://storage.example.com/blob?signature=1', headers: { accept: 'a/b', range: 'bytes=5-' } },
    ])
  })

  test('on the origin takes all but the authorization, which signed addresses refuse', async () => {
    const { seen } = await follow(own, '/storage/blob?signature=1')
    expect(seen.slice(1)).toEqual([
      {
        url: `${own}/storage/blob?signature=1`,
        headers: { accept: 'a/b', range: 'bytes=5-', 'x-proxy-key': 'key' },
      },
    ])
  })

  test('and back brings nothing back', async () => {
    const { seen } = await follow(own, 'https://storage.example.com/blob', `${own}/blob`)
    expect(seen[2]).toEqual({ url: `${own}/blob`, headers: { accept: 'a/b', range: 'bytes=5-' } })
  })

  test('may lead from http to https, and not back', async () => {
    const up = await follow('http://harbor.example.com', 'https://storage.example.com/blob')
    expect(up.seen).toHaveLength(2)
    const same = await follow('http://harbor.example.com', 'http://storage.example.com/blob')
    expect(same.seen).toHaveLength(2)
    const down = await follow(own, 'http://storage.example.com/blob')
    expect(down.error).toBeInstanceOf(HarborResponseError)
    expect(down.seen).toHaveLength(1)
  })

  test.each(['file:///etc/passwd', 'data:text/plain,x', `blob:${own}/x`])(
    'never leads to %s',
    async (location) => {
      const { seen, error } = await follow(own, location)
      expect(String(error)).toContain(
        `redirected to an address of ${new URL(location).protocol}, which is not followed`,
      )
      expect(seen).toHaveLength(1)
    },
  )
})

describe('a redirect that is refused', () => {
  test.each<[string, string, string, string]>([
    [
      'of the same host to https',
      'http://harbor.example.com',
      'https://harbor.example.com/login',
      "Give the client the url 'https://harbor.example.com'",
    ],
    [
      'of another host to https, with the same path',
      'http://10.0.0.7',
      'https://harbor.example.com/api/v2.0/projects/demo',
      "Give the client the url 'https://harbor.example.com'",
    ],
    [
      'of another host to https, with another path',
      'http://10.0.0.7',
      'https://sso.example.com/login',
      'redirected to another origin, https://sso.example.com/login',
    ],
    [
      'from https to https',
      'https://10.0.0.7',
      'https://harbor.example.com/api/v2.0/projects/demo',
      'redirected to another origin',
    ],
    [
      'from http to http',
      'http://harbor.example.com',
      'http://harbor.example.com:8080/api/v2.0/projects/demo',
      'redirected to another origin',
    ],
  ])('%s says what to do', async (_, url, location, message) => {
    const fetch = async () => new Response(null, { status: 308, headers: { location } })
    const error = await rejection(connect({ url, fetch }).call('getProject', { path }))
    expect(error).toMatchObject({ name: 'HarborResponseError', status: 308 })
    expect(String(error)).toContain(message)
  })
})

test('a body goes with its request, and none with one that has none', async () => {
  const { transport, sent } = answering(() => Response.json({}))
  await transport.call('getProject', { path })
  await transport.call('updateProject', { path, body: {} })
  expect(sent.map(({ init }) => Object.hasOwn(init, 'body') && init.body)).toEqual([false, '{}'])
  expect(sent.map(({ init }) => init.redirect)).toEqual(['manual', 'manual'])
})
