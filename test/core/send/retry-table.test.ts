import { afterEach, expect, test, vi } from 'vitest'
import type { OperationId } from '../../../generated/operations'
import type { Outcome } from '../../../src/errors/harbor-error'
import { HarborApiError, HarborError } from '../../../src/index'
import { type Asked, connect, type Operations, rejection } from '../connect'
import {
  empty,
  failure,
  hangUp,
  html,
  json,
  type Reply,
  raw,
  refusingUrl,
  reset,
  resetInBody,
  serve,
  truncated,
} from '../loopback'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Never answers, and by the time that it has the request, the time is up. */
const silence: Reply = () => void vi.advanceTimersByTime(30_000)

const calls: Record<string, (transport: Operations) => PromiseLike<unknown>> = {
  GET: call('getProject', { path: { project_name_or_id: 'demo' } }),
  HEAD: call('headProject', { options: { project_name: 'demo' } }),
  PUT: call('updateProject', { path: { project_name_or_id: 'demo' }, body: {} }),
  DELETE: call('deleteProject', { path: { project_name_or_id: 'demo' } }),
  POST: call('createProject', { body: { project_name: 'demo' } }),
  PATCH: call('RefreshSec', { path: { robot_id: 1 }, body: {} }),
  // Its second try would be refused for the old password, which is no longer the old one.
  'PUT, not replayable': call('updateUserPassword', { path: { user_id: 1 }, body: { new_password: '' } }),
}

function call<Id extends OperationId>(id: Id, given: Asked<Id>) {
  return (transport: Operations) => transport.call(id, given)
}

/** What becomes of a call: attempts made, error class, outcome; or the attempts of a success. */
type Cell = `${number} ${string} ${Outcome}` | `${number} succeeds`

interface Row {
  /** What each attempt meets; `undefined`: nobody listens. */
  reply: Reply | undefined
  'GET, HEAD': Cell
  'PUT, DELETE': Cell
  'POST, PATCH': Cell
  'PUT, not replayable': Cell
  HEAD?: Cell
}

const table: Record<string, Row> = {
  'a refused connection': {
    reply: undefined,
    'GET, HEAD': '5 HarborConnectionError not-sent',
    'PUT, DELETE': '3 HarborConnectionError not-sent',
    'POST, PATCH': '3 HarborConnectionError not-sent',
    'PUT, not replayable': '1 HarborConnectionError not-sent',
  },
  'a reset before the answer': {
    reply: reset,
    'GET, HEAD': '5 HarborConnectionError unknown',
    'PUT, DELETE': '3 HarborConnectionError unknown',
    'POST, PATCH': '1 HarborConnectionError unknown',
    'PUT, not replayable': '1 HarborConnectionError unknown',
  },
  'a connection closed before the answer': {
    reply: hangUp,
    'GET, HEAD': '5 HarborConnectionError unknown',
    'PUT, DELETE': '3 HarborConnectionError unknown',
    'POST, PATCH': '1 HarborConnectionError unknown',
    'PUT, not replayable': '1 HarborConnectionError unknown',
  },
  'a connection closed within the headers': {
    reply: raw('HTTP/1.1 200 OK\r\nContent-Ty'),
    'GET, HEAD': '5 HarborConnectionError unknown',
    'PUT, DELETE': '3 HarborConnectionError unknown',
    'POST, PATCH': '1 HarborConnectionError unknown',
    'PUT, not replayable': '1 HarborConnectionError unknown',
  },
  'a reset within the body': {
    reply: resetInBody,
    'GET, HEAD': '5 HarborConnectionError unknown',
    'PUT, DELETE': '3 HarborConnectionError unknown',
    'POST, PATCH': '1 HarborConnectionError unknown',
    'PUT, not replayable': '1 HarborConnectionError unknown',
    HEAD: '1 succeeds',
  },
  'a body that is cut off': {
    reply: truncated,
    'GET, HEAD': '5 HarborConnectionError unknown',
    'PUT, DELETE': '3 HarborConnectionError unknown',
    'POST, PATCH': '1 HarborConnectionError unknown',
    'PUT, not replayable': '1 HarborConnectionError unknown',
    HEAD: '1 succeeds',
  },
  'a chunked body that is cut off': {
    reply: raw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"nam\r\n'),
    'GET, HEAD': '5 HarborConnectionError unknown',
    'PUT, DELETE': '3 HarborConnectionError unknown',
    'POST, PATCH': '1 HarborConnectionError unknown',
    'PUT, not replayable': '1 HarborConnectionError unknown',
    HEAD: '1 succeeds',
  },
  'no answer in time': {
    reply: silence,
    'GET, HEAD': '1 HarborTimeoutError unknown',
    'PUT, DELETE': '1 HarborTimeoutError unknown',
    'POST, PATCH': '1 HarborTimeoutError unknown',
    'PUT, not replayable': '1 HarborTimeoutError unknown',
  },
  'broken JSON': {
    reply: raw('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 8\r\n\r\n{"name":'),
    'GET, HEAD': '1 HarborResponseError unknown',
    'PUT, DELETE': '1 HarborResponseError unknown',
    'POST, PATCH': '1 HarborResponseError unknown',
    'PUT, not replayable': '1 HarborResponseError unknown',
    HEAD: '1 succeeds',
  },
  'a redirect to another host': {
    reply: empty(307, { location: 'http://elsewhere.example.com/' }),
    'GET, HEAD': '1 HarborResponseError unknown',
    'PUT, DELETE': '1 HarborResponseError unknown',
    'POST, PATCH': '1 HarborResponseError unknown',
    'PUT, not replayable': '1 HarborResponseError unknown',
  },
  ...everyMethod('401', failure(401, 'UNAUTHORIZED', 'unauthorized'), '1 UnauthorizedError refused'),
  ...everyMethod('403', failure(403, 'FORBIDDEN', 'forbidden'), '1 ForbiddenError refused'),
  ...everyMethod('404', failure(404, 'NOT_FOUND', 'project demo not found'), '1 NotFoundError refused'),
  '408': {
    reply: empty(408),
    'GET, HEAD': '5 HarborApiError refused',
    'PUT, DELETE': '3 HarborApiError refused',
    'POST, PATCH': '1 HarborApiError refused',
    'PUT, not replayable': '1 HarborApiError refused',
  },
  ...everyMethod('409', failure(409, 'CONFLICT', 'it exists'), '1 ConflictError refused'),
  ...everyMethod('413', html(413), '1 PayloadTooLargeError refused'),
  '429': {
    reply: failure(429, 'TOO_MANY_REQUEST', 'slow down'),
    'GET, HEAD': '5 RateLimitError refused',
    'PUT, DELETE': '3 RateLimitError refused',
    'POST, PATCH': '3 RateLimitError refused',
    'PUT, not replayable': '1 RateLimitError refused',
  },
  ...everyMethod('500', failure(500, 'UNKNOWN', 'internal server error'), '1 ServerError unknown'),
  ...passing('502', html(502)),
  ...passing('an empty 502', empty(502)),
  ...passing('503', json(503, {})),
  ...passing('504', html(504)),
}

function everyMethod(name: string, reply: Reply, cell: Cell): Record<string, Row> {
  const row: Row = {
    reply,
    'GET, HEAD': cell,
    'PUT, DELETE': cell,
    'POST, PATCH': cell,
    'PUT, not replayable': cell,
  }
  return { [name]: row }
}

function passing(name: string, reply: Reply): Record<string, Row> {
  const row: Row = {
    reply,
    'GET, HEAD': '5 ServerError unknown',
    'PUT, DELETE': '3 ServerError unknown',
    'POST, PATCH': '1 ServerError unknown',
    'PUT, not replayable': '1 ServerError unknown',
  }
  return { [name]: row }
}

const cells = Object.entries(table).flatMap(([name, row]) =>
  Object.entries(calls).map(([method, make]) => {
    const own = method === 'HEAD' ? row.HEAD : undefined
    const group = method.includes(',')
      ? method
      : Object.keys(row).find((key) => key.split(', ').includes(method))
    return { name, method, make, reply: row.reply, cell: own ?? row[group as keyof Row] }
  }),
)

test('the table has a cell for each method and failure', () => {
  expect(cells).toHaveLength(Object.keys(table).length * 7)
  expect(cells.filter(({ cell }) => typeof cell !== 'string')).toEqual([])
})

test.each(cells)('$method meets $name: $cell', async ({ make, reply, cell }) => {
  if (reply === silence) vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  // Back-off is a random part of a growing time: none of it here.
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const server = reply && (await serve(reply))
  let attempts = 0
  const transport = connect({
    url: server?.url ?? (await refusingUrl()),
    fetch: (url, init) => {
      attempts += 1
      return fetch(url, init)
    },
  })
  const error = await make(transport).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (server) expect(server.requests).toHaveLength(attempts)
  expect(describe(error, attempts)).toBe(cell)
})

function describe(error: unknown, attempts: number): string {
  if (error === undefined) return `${attempts} succeeds`
  if (!(error instanceof HarborError)) return `${attempts} ${error}`
  return `${attempts} ${error.name} ${error.outcome}`
}

test('the error of a status is an API error with what a user needs to find the call', async () => {
  const server = await serve(
    failure(409, 'CONFLICT', 'The project named demo already exists', { 'x-request-id': 'a1' }),
  )
  const error = await rejection(
    connect({ url: `${server.url}/harbor` }).call('createProject', { body: { project_name: 'demo' } }),
  )
  expect(error).toBeInstanceOf(HarborApiError)
  expect(error).toMatchObject({
    name: 'ConflictError',
    status: 409,
    code: 'CONFLICT',
    errors: [{ code: 'CONFLICT', message: 'The project named demo already exists' }],
    requestId: 'a1',
    operation: 'createProject',
    method: 'POST',
    path: '/harbor/api/v2.0/projects',
    message:
      'POST /harbor/api/v2.0/projects: status 409 CONFLICT The project named demo already exists (request a1)',
  })
})
