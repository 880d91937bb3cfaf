import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Auth, readAuth } from '../../src/core/auth'
import { withAuth } from '../../src/core/credentials'
import { HarborError, InvalidArgumentError, UnauthorizedError } from '../../src/index'
import { answering, connect, jsonResponse, rejection } from './connect'
import { empty, failure, json, type Reply, serve } from './loopback'

const path = { project_name_or_id: 'demo' }
const refused = failure(401, 'UNAUTHORIZED', 'unauthorized')
const project = json(200, { name: 'demo' })

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Knows one `Authorization` and refuses all others. */
const knows =
  (header: string): Reply =>
  (response, seen) =>
    (seen.headers.authorization === header ? project : refused)(response, seen)

const shape = 'auth: must be { robot, secret }, { username, password } or { token }.'
const missing = 'is missing. Give a string, or a function that returns one.'
const unfit = 'has a character that cannot be sent: a line break?'
const unfitName = "must not contain ':' or control characters."

const basic = (text: string) => `Basic ${Buffer.from(text, 'utf8').toString('base64')}`

describe('credentials', () => {
  test.each<[string, Auth | undefined, string | undefined]>([
    ['a user', { username: 'admin', password: 'Harbor12345' }, 'Basic YWRtaW46SGFyYm9yMTIzNDU='],
    ['a robot', { robot: 'robot$demo+ci', secret: 'Robot-Secret-1' }, basic('robot$demo+ci:Robot-Secret-1')],
    ['a token', { token: 'eyJhbGciOi.J9' }, 'Bearer eyJhbGciOi.J9'],
    ['nobody', undefined, undefined],
    ['a password with colons', { username: 'a', password: 'b:c:d' }, 'Basic YTpiOmM6ZA=='],
    [
      'a name and password outside ASCII',
      { username: 'jürgen', password: 'пароль🔑' },
      basic('jürgen:пароль🔑'),
    ],
    ['an e-mail address', { username: 'jane@example.com', password: 'x' }, basic('jane@example.com:x')],
  ])('of %s are sent as they are', async (_, auth, header) => {
    const server = await serve(project)
    await connect({ ...server, auth }).call('getProject', { path })
    expect(server.requests[0]?.headers.authorization).toBe(header)
  })

  test.each<[string, unknown, string]>([
    ['are a string', 'admin:Harbor12345', shape],
    ['are null', null, shape],
    ['are empty', {}, shape],
    [
      'are of two kinds',
      { username: 'a', password: 'b', token: 'c' },
      'auth: has username and token. Give one kind of credentials.',
    ],
    [
      'are of a robot and a user',
      { robot: 'r', secret: 's', username: 'a', password: 'b' },
      'auth: has username and robot. Give one kind of credentials.',
    ],
    ['have no password', { username: 'a' }, `auth.password: ${missing}`],
    ['have an empty password', { username: 'a', password: '' }, `auth.password: ${missing}`],
    ['have an empty name', { username: '', password: 'b' }, 'auth.username: is missing.'],
    ['have no name', { username: undefined, password: 'b' }, 'auth.username: is missing.'],
    ['have a number for a name', { username: 5, password: 'b' }, 'auth.username: is missing.'],
    ['have a colon in the name', { username: 'a:b', password: 'c' }, `auth.username: ${unfitName}`],
    ['have a line break in the name', { robot: 'a\n', secret: 'c' }, `auth.robot: ${unfitName}`],
    ['have half a character in the name', { robot: 'a\ud800', secret: 'c' }, `auth.robot: ${unfitName}`],
    ['have no robot', { secret: 'c' }, 'auth.robot: is missing.'],
    ['have no secret', { robot: 'a', secret: undefined }, `auth.secret: ${missing}`],
    ['have a line break in the secret', { robot: 'a', secret: 'Secret-1\n' }, `auth.secret: ${unfit}`],
    ['have half a character in the secret', { robot: 'a', secret: 'b\udc00' }, `auth.secret: ${unfit}`],
    ['have a token with a line break', { token: 'abc\r\nX: y' }, `auth.token: ${unfit}`],
    ['have a token outside Latin-1', { token: 'токен' }, `auth.token: ${unfit}`],
    ['have a number for a secret', { token: 5 }, `auth.token: ${missing}`],
  ])('that %s are refused when the client is made, without being repeated', (_, auth, message) => {
    const make = () => connect({ url: 'https://harbor.example.com', auth: auth as Auth })
    expect(make).toThrow(InvalidArgumentError)
    const argument = message.slice(0, message.indexOf(': '))
    expect(make).toThrow(expect.objectContaining({ message, argument }))
  })

  test('of a kind that is undefined do not count', async () => {
    const server = await serve(project)
    const auth = { token: undefined, robot: 'robot$ci', secret: 'Robot-Secret-1' } as unknown as Auth
    await connect({ ...server, auth }).call('getProject', { path })
    expect(server.requests[0]?.headers.authorization).toBe(basic('robot$ci:Robot-Secret-1'))
  })

  test('are sent to the host of the client only, on each attempt', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const server = await serve(empty(503), project)
    await connect({ ...server, auth: { token: 'abc' } }).call('getProject', { path })
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer abc', 'Bearer abc'])
  })
})

describe('what credentials say of themselves', () => {
  test.each<[string, Auth | undefined, boolean, string]>([
    ['a user', { username: 'jane', password: 'Secret-1' }, true, 'jane'],
    ['a robot', { robot: 'robot$ci', secret: 'Secret-1' }, true, 'robot$ci'],
    ['a token', { token: 'abc' }, true, 'the holder of the token'],
    ['nobody', undefined, false, 'an anonymous caller'],
  ])('of %s: whether there are any, and who asks', (_, auth, present, who) => {
    expect(readAuth(auth)).toMatchObject({ present, who, fixed: true })
  })

  test('whether they are a user’s, and whether the secret can change', () => {
    const give = () => 'Secret-1'
    expect(readAuth({ username: 'jane', password: give })).toMatchObject({ ofUser: true, fixed: false })
    expect(readAuth({ robot: 'robot$ci', secret: give })).toMatchObject({ ofUser: false, fixed: false })
    expect(readAuth({ token: 'abc' })).toMatchObject({ ofUser: false, fixed: true })
    expect(readAuth(undefined)).toMatchObject({ ofUser: false, fixed: true })
  })

  test('which secret a header was made of, as long as they know it', async () => {
    const credentials = readAuth({ username: 'jane', password: later('one', 'two') })
    const first = String(await credentials.header())
    expect(credentials.secretIn(first)).toBe('one')
    const second = String(await credentials.renew(first))
    expect([first, second, 'Basic x'].map((header) => credentials.secretIn(header))).toEqual([
      'one',
      'two',
      undefined,
    ])
  })

  test('of nobody add no header to a request', async () => {
    const fetch = vi.fn(async () => new Response())
    await withAuth(fetch, readAuth(undefined))('https://harbor.example.com', { headers: { accept: '*/*' } })
    expect(fetch.mock.calls).toStrictEqual([['https://harbor.example.com', { headers: { accept: '*/*' } }]])
  })

  test('of nobody: no header, and none in place of one', async () => {
    const nobody = readAuth(undefined)
    expect(nobody.header()).toBeUndefined()
    expect(await nobody.renew('Bearer abc')).toBeUndefined()
    expect(nobody.secretIn('Bearer abc')).toBeUndefined()
  })

  test.each<[string, Auth | undefined, string[]]>([
    ['nobody', undefined, []],
    ['a token', { token: 'abc=' }, ['abc=', 'abc']],
    ['a user', { username: 'a', password: 'Secret-1' }, ['Secret-1', 'YTpTZWNyZXQtMQ']],
    ['another', { username: 'a', password: 'Secret-12' }, ['Secret-12', 'YTpTZWNyZXQtMTI']],
    [
      'one whose header needs no padding',
      { username: 'a', password: 'Secret-=1' },
      ['Secret-=1', 'YTpTZWNyZXQtPTE'],
    ],
    ['one whose token has a = in it', { token: 'a=b==' }, ['a=b==', 'a=b']],
  ])('of %s: what nobody may see, with and without padding', (_, auth, secrets) => {
    expect([...readAuth(auth).secretsInUse()]).toEqual(secrets)
  })

  test('of a function: its last four answers, the newest first', async () => {
    const answers = ['one', 'two', 'one', 'three', 'four', 'five', 'one', 'one', 'six']
    const credentials = readAuth({ token: () => answers.shift() ?? '' })
    let header = ''
    const known = () => [...credentials.secretsInUse()].filter((_, index) => index % 2 === 0)
    for (const seen of [
      ['one'],
      ['two', 'one'],
      ['one', 'two'],
      ['three', 'one', 'two'],
      ['four', 'three', 'one', 'two'],
      ['five', 'four', 'three', 'one'],
      ['one', 'five', 'four', 'three'],
      ['one', 'five', 'four', 'three'],
      ['six', 'one', 'five', 'four'],
    ]) {
      header = (await credentials.renew(header)) ?? header
      expect(known()).toEqual(seen)
    }
  })
})

describe('a secret that a function gives', () => {
  test.each<[string, () => string | Promise<string>]>([
    ['at once', () => 'abc'],
    ['later', async () => 'abc'],
  ])('%s is asked for when a request needs it, at most once a second', async (_, give) => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const token = vi.fn(give)
    const { fetch, sent } = answering(() => jsonResponse(200, {}))
    const transport = connect({ url: 'https://harbor.example.com', fetch, auth: { token } })
    const call = () => transport.call('getProject', { path })
    expect(token).not.toHaveBeenCalled()
    await call()
    vi.setSystemTime(Date.now() + 999)
    await call()
    expect(token).toHaveBeenCalledTimes(1)
    vi.setSystemTime(Date.now() + 1)
    await call()
    await call()
    expect(token).toHaveBeenCalledTimes(2)
    expect(sent.map(({ init }) => new Headers(init.headers).get('authorization'))).toEqual(
      Array(4).fill('Bearer abc'),
    )
  })

  test('is asked for again after the clock was set back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const token = vi.fn(() => 'abc')
    const { fetch } = answering(() => jsonResponse(200, {}))
    const transport = connect({ url: 'https://harbor.example.com', fetch, auth: { token } })
    await transport.call('getProject', { path })
    vi.setSystemTime(Date.now() - 3_600_000)
    await transport.call('getProject', { path })
    expect(token).toHaveBeenCalledTimes(2)
  })

  // Harbor answers lists with an old secret as anonymous, so that there is no 401 to wait for.
  test('that was rotated is used in the next list, without a 401', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const mine = [{ project_id: 1 }, { project_id: 2 }, { project_id: 3 }]
    let valid = 'Secret-1'
    const fetch = vi.fn(async (_: string, { headers }: RequestInit) => {
      const known = new Headers(headers).get('authorization') === basic(`robot$ci:${valid}`)
      const projects = known ? mine : mine.slice(0, 1)
      return jsonResponse(200, projects, { 'x-total-count': `${projects.length}` })
    })
    const auth = { robot: 'robot$ci', secret: async () => valid }
    const transport = connect({ url: 'https://harbor.example.com', fetch, auth })
    const list = () => transport.list('listProjects', {}, { identity: 'project_id' }).all()
    expect(await list()).toHaveLength(3)
    valid = 'Secret-2'
    vi.setSystemTime(Date.now() + 1_000)
    expect(await list()).toHaveLength(3)
    expect(fetch).toHaveBeenCalledTimes(2)
  })

  test('is asked for once by calls that start together', async () => {
    const token = vi.fn(async () => 'abc')
    const server = await serve(project)
    const transport = connect({ ...server, auth: { token } })
    await Promise.all(Array.from({ length: 20 }, () => transport.call('getProject', { path })))
    expect(token).toHaveBeenCalledTimes(1)
    expect(server.requests).toHaveLength(20)
  })

  test.each<[string, Auth, string]>([
    ['a user', { username: 'a', password: later('old', 'new') }, basic('a:new')],
    ['a robot', { robot: 'r', secret: later('old', 'new') }, basic('r:new')],
    ['a token', { token: later('old', 'new') }, 'Bearer new'],
  ])('of %s is asked for again after a 401, and the call is sent once more', async (_, auth, header) => {
    const server = await serve(knows(header))
    expect(await connect({ ...server, auth }).call('getProject', { path })).toEqual({ name: 'demo' })
    expect(server.requests).toHaveLength(2)
  })

  test('is used for a POST too: a 401 changed nothing', async () => {
    const server = await serve(refused, empty(201, { location: '/api/v2.0/projects/1' }))
    const transport = connect({ ...server, auth: { token: later('old', 'new') } })
    await transport.call('createProject', { body: { project_name: 'demo' } })
    expect(server.requests.map(({ body }) => body)).toEqual(Array(2).fill('{"project_name":"demo"}'))
  })

  test('is used for an operation that must not be sent twice too', async () => {
    const server = await serve(refused, empty(200))
    const transport = connect({ ...server, auth: { username: 'a', password: later('old', 'new') } })
    await transport.call('updateUserPassword', { path: { user_id: 1 }, body: { new_password: '' } })
    expect(server.requests).toHaveLength(2)
  })

  test('is asked for once more, not in a loop', async () => {
    let number = 0
    const token = vi.fn(() => `token-${number++}`)
    const server = await serve(refused)
    const error = await rejection(connect({ ...server, auth: { token } }).call('getProject', { path }))
    expect(error).toBeInstanceOf(UnauthorizedError)
    expect(error).toMatchObject({ outcome: 'refused' })
    expect(token).toHaveBeenCalledTimes(2)
    expect(server.requests).toHaveLength(2)
  })

  test('that is the same again is not tried again', async () => {
    const token = vi.fn(() => 'abc')
    const server = await serve(refused)
    await rejection(connect({ ...server, auth: { token } }).call('getProject', { path }))
    expect(token).toHaveBeenCalledTimes(2)
    expect(server.requests).toHaveLength(1)
  })

  test('is asked for again once, however many calls met the 401 together', async () => {
    const token = vi.fn(async () => (token.mock.calls.length === 1 ? 'old' : 'new'))
    const server = await serve(knows('Bearer new'))
    const transport = connect({ ...server, auth: { token } })
    await Promise.all(Array.from({ length: 20 }, () => transport.call('getProject', { path })))
    expect(token).toHaveBeenCalledTimes(2)
  })

  test('is not asked for again where the secret is a string: it cannot change', async () => {
    const server = await serve(refused)
    const error = await rejection(connect({ ...server, auth: { token: 'abc' } }).call('getProject', { path }))
    expect(error).toBeInstanceOf(UnauthorizedError)
    expect(server.requests).toHaveLength(1)
  })

  test('fails the call when the function fails, keeps its error, and is asked again by the next call', async () => {
    const cause = new Error('the vault is sealed')
    const token = vi.fn(async () => {
      if (token.mock.calls.length === 1) throw cause
      return 'abc'
    })
    const server = await serve(project)
    const transport = connect({ ...server, auth: { token } })
    const error = await rejection(transport.call('getProject', { path }))
    expect(error).toBeInstanceOf(HarborError)
    expect(error).toMatchObject({ outcome: 'not-sent', cause })
    expect(String(error)).toContain('auth.token: the function that gives it failed')
    expect(server.requests).toHaveLength(0)
    expect(await transport.call('getProject', { path })).toEqual({ name: 'demo' })
  })

  test('is asked for anew after an attempt in which the function hung', async () => {
    const secrets = [new Promise<string>(() => {}), 'Fresh-1']
    const { fetch, sent } = answering(() => jsonResponse(200, {}))
    const secret = () => secrets.shift() ?? 'no more'
    const transport = connect({
      url: 'https://harbor.example.com',
      fetch,
      auth: { robot: 'robot$ci', secret },
    })
    const options = { timeout: 20, retry: 0 }
    const hung = await rejection(transport.call('getProject', { path, options }))
    expect(hung).toMatchObject({ name: 'HarborTimeoutError' })
    await transport.call('getProject', { path, options })
    expect(sent).toHaveLength(1)
  })

  test('that comes late, after another one was asked for, does not replace it', async () => {
    let give = (_: string) => {}
    const answers = [new Promise<string>((resolve) => (give = resolve)), 'Fresh-1']
    const token = vi.fn(() => answers.shift() ?? 'no more')
    const { fetch, sent } = answering(() => jsonResponse(200, {}))
    const transport = connect({ url: 'https://harbor.example.com', fetch, auth: { token } })
    const options = { timeout: 20, retry: 0 }
    await rejection(transport.call('getProject', { path, options }))
    await transport.call('getProject', { path })
    give('Stale-1')
    await setImmediate()
    await transport.call('getProject', { path })
    expect(token).toHaveBeenCalledTimes(2)
    expect(sent.map(({ init }) => new Headers(init.headers).get('authorization'))).toEqual(
      Array(2).fill('Bearer Fresh-1'),
    )
  })

  test('that comes late does not take the place of one that is being asked for', async () => {
    let giveFirst = (_: string) => {}
    let giveSecond = (_: string) => {}
    const answers = [
      new Promise<string>((resolve) => (giveFirst = resolve)),
      new Promise<string>((resolve) => (giveSecond = resolve)),
    ]
    const token = vi.fn(() => answers.shift() ?? 'no more')
    const { fetch, sent } = answering(() => jsonResponse(200, {}))
    const transport = connect({ url: 'https://harbor.example.com', fetch, auth: { token } })
    await rejection(transport.call('getProject', { path, options: { timeout: 20, retry: 0 } }))
    const waiting = transport.call('getProject', { path })
    await vi.waitFor(() => expect(token).toHaveBeenCalledTimes(2))
    giveFirst('Stale-1')
    await setImmediate()
    const another = transport.call('getProject', { path })
    giveSecond('Fresh-1')
    await Promise.all([waiting, another])
    expect(token).toHaveBeenCalledTimes(2)
    expect(sent.map(({ init }) => new Headers(init.headers).get('authorization'))).toEqual(
      Array(2).fill('Bearer Fresh-1'),
    )
  })

  test('is not waited for in the attempt of another call that was aborted', async () => {
    const token = vi.fn(async () => (token.mock.calls.length === 1 ? new Promise<string>(() => {}) : 'abc'))
    const { fetch, sent } = answering(() => jsonResponse(200, {}))
    const transport = connect({ url: 'https://harbor.example.com', fetch, auth: { token } })
    const controller = new AbortController()
    const hung = rejection(transport.call('getProject', { path, options: { signal: controller.signal } }))
    await vi.waitFor(() => expect(token).toHaveBeenCalledTimes(1))
    controller.abort('enough')
    expect(await hung).toBe('enough')
    await transport.call('getProject', { path })
    expect(sent).toHaveLength(1)
  })

  test('that cannot be had after a 401 leaves the call refused', async () => {
    const token = vi.fn(async () => {
      if (token.mock.calls.length > 1) throw new Error('the vault is sealed')
      return 'abc'
    })
    const server = await serve(refused)
    const error = await rejection(
      connect({ ...server, auth: { token } }).call('createProject', { body: { project_name: 'demo' } }),
    )
    expect(error).toMatchObject({ name: 'HarborError', outcome: 'refused' })
    expect(server.requests).toHaveLength(1)
  })

  test('is asked for within the time of the attempt, before anything is sent', async () => {
    const { fetch, sent } = answering(() => jsonResponse(200, {}))
    const auth = { token: () => new Promise<string>(() => {}) }
    const transport = connect({ url: 'https://harbor.example.com', fetch, auth })
    const options = { timeout: 20 }
    const error = await rejection(transport.call('updateProject', { path, body: {}, options }))
    expect(error).toMatchObject({ name: 'HarborTimeoutError', clock: 'timeout', outcome: 'not-sent' })
    expect(sent).toHaveLength(0)
  })

  test('fails each call with an error of its own', async () => {
    const token = vi.fn(() => Promise.reject(new Error('the vault is sealed')))
    const { fetch } = answering(() => jsonResponse(200, {}))
    const transport = connect({ url: 'https://harbor.example.com', fetch, auth: { token } })
    const [a, b] = await Promise.all([0, 1].map(() => rejection(transport.call('getProject', { path }))))
    expect(token).toHaveBeenCalledTimes(1)
    expect(a).toMatchObject({ message: 'auth.token: the function that gives it failed.' })
    expect(b).not.toBe(a)
  })

  test('fails the call when the function throws at once', async () => {
    const { fetch, sent } = answering(() => jsonResponse(200, {}))
    const transport = connect({
      url: 'https://harbor.example.com',
      fetch,
      auth: {
        token: () => {
          throw new Error('no token')
        },
      },
    })
    expect(await rejection(transport.call('getProject', { path }))).toMatchObject({ outcome: 'not-sent' })
    expect(sent).toHaveLength(0)
  })

  test.each([
    ['nothing', undefined, missing],
    ['an empty string', '', missing],
    ['a number', 5, missing],
    ['a line break', 'abc\n', unfit],
  ])('that is %s is a mistake of the caller, each time', async (_, value, problem) => {
    const { fetch, sent } = answering(() => jsonResponse(200, {}))
    const auth = { robot: 'r', secret: () => value as string }
    const transport = connect({ url: 'https://harbor.example.com', fetch, auth })
    for (let time = 0; time < 2; time++) {
      const error = await rejection(transport.call('getProject', { path }))
      expect(error).toBeInstanceOf(InvalidArgumentError)
      expect(error).toMatchObject({ argument: 'auth.secret', outcome: 'not-sent' })
      expect(String(error)).toContain(`auth.secret: ${problem}`)
    }
    expect(sent).toHaveLength(0)
  })

  test('is asked for once by those who have no clock of their own', async () => {
    let give = (_: string) => {}
    const token = vi.fn(() => new Promise<string>((resolve) => (give = resolve)))
    const credentials = readAuth({ token })
    const headers = [credentials.header(), credentials.header()]
    give('abc')
    expect(await Promise.all(headers)).toEqual(['Bearer abc', 'Bearer abc'])
    expect(token).toHaveBeenCalledTimes(1)
  })

  test('that came late and is refused is replaced by the one that is being asked for', async () => {
    const give: ((secret: string) => void)[] = []
    const token = vi.fn(() => new Promise<string>((resolve) => give.push(resolve)))
    const credentials = readAuth({ token })
    const controller = new AbortController()
    const first = credentials.header(controller.signal)
    controller.abort()
    const second = credentials.header()
    give[0]?.('Stale-1')
    const rejected = String(await first)
    const renewed = credentials.renew(rejected)
    give[1]?.('Fresh-1')
    expect(await renewed).toBe('Bearer Fresh-1')
    expect(await second).toBe('Bearer Fresh-1')
    expect(token).toHaveBeenCalledTimes(2)
  })

  test('replaces one whose refusal is not read any further', async () => {
    const cancelled = vi.fn()
    const { fetch, sent } = answering(
      () => new Response(new ReadableStream({ cancel: cancelled }), { status: 401 }),
      () => jsonResponse(200, { name: 'demo' }),
    )
    const auth = { token: later('old', 'new') }
    const transport = connect({ url: 'https://harbor.example.com', fetch, auth })
    expect(await transport.call('getProject', { path })).toEqual({ name: 'demo' })
    expect(sent).toHaveLength(2)
    expect(cancelled).toHaveBeenCalledTimes(1)
  })

  test('replaces one that was refused without a body', async () => {
    const { fetch, sent } = answering(
      () => new Response(null, { status: 401 }),
      () => jsonResponse(200, { name: 'demo' }),
    )
    const auth = { token: later('old', 'new') }
    const transport = connect({ url: 'https://harbor.example.com', fetch, auth, retry: 0 })
    expect(await transport.call('getProject', { path })).toEqual({ name: 'demo' })
    expect(sent).toHaveLength(2)
  })

  test('that fails after an attempt that may have been carried out does not say that nothing was sent', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const cause = new Error('the vault is sealed')
    const token = vi.fn(async () => {
      if (token.mock.calls.length === 1) return 'abc'
      throw cause
    })
    const server = await serve(empty(503), refused)
    const error = await rejection(
      connect({ ...server, auth: { token } }).call('updateProject', { path, body: {} }),
    )
    expect(error).toBeInstanceOf(HarborError)
    expect(error).toMatchObject({ outcome: 'unknown' })
    expect(String(error)).toContain('auth.token: the function that gives it failed')
    expect((error as Error & { cause: Error }).cause.cause).toBe(cause)
  })
})

/** Gives one value after the other, the last one for ever. */
function later(...values: readonly string[]): () => Promise<string> {
  let next = 0
  return async () => values[Math.min(next++, values.length - 1)] ?? ''
}
