import { describe, expect, test } from 'vitest'
import type { OperationId } from '../../generated/operations'
import type { Operation } from '../../src/core/call/operation'
import {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  Harbor,
  HarborApiError,
  InvalidArgumentError,
  NotFoundError,
  PayloadTooLargeError,
  PreconditionFailedError,
  ServerError,
  UnauthorizedError,
  UnprocessableError,
} from '../../src/index'
import { operations } from '../generated/operation-table'
import {
  answerOf,
  countRecorded,
  type RecordedExchange,
  readPathArguments,
  readRecording,
  readTarget,
} from './recorded-exchange'

/** A recorded request, taken apart for a call of a public method. */
export interface Recorded {
  readonly harbor: Harbor
  readonly exchange: RecordedExchange
  /** Path arguments by their names in the API description. */
  readonly path: Readonly<Record<string, string>>
  /** `project_name_or_id` as a user of the client writes it: an id is a number. */
  readonly project: string | number
  /** A path argument that is an id. */
  id(name: string): number
  /** The query with numbers for `page` and `page_size` and booleans for `true` and `false`; all else is text. */
  query<T extends object>(): T
  /** The JSON body. Its type is that of the argument it is given to. */
  body<T>(): T
  /** Headers that Harbor gives meaning to, apart from what the client sends by itself. */
  readonly headers: Readonly<Record<string, string>>
}

/** How the exchanges of an operation are replayed. */
export interface Replayed {
  /** Makes the recorded request by a public method. */
  readonly call: (recorded: Recorded) => PromiseLike<unknown>
  /** What Harbor answers to the requests that the method makes before the recorded one. They are not checked here. */
  readonly before?:
    | readonly RecordedExchange[]
    | ((exchange: RecordedExchange) => readonly RecordedExchange[])
  /** What the method sends beyond the recorded query, besides what a list goes on by: its stable order. */
  readonly adds?: Readonly<Record<string, string>>
  /** The body that the method sends, made of the recorded one, where it sends another spelling of the same. */
  readonly sends?: (body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
  /**
   * What the method gives where that is not the recorded body. `undefined` for an exchange leaves it to the default:
   * the body; of a paged operation `items` and `total`; of a 201 with a `Location` also `id` and `location`; the error
   * of the status.
   */
  readonly gives?: (exchange: RecordedExchange) => { value: unknown } | undefined
}

/** What is to be done with each exchange of a file, by `operation` and by `operation: note`. */
export interface Plan {
  readonly operations: Readonly<{ [Id in OperationId]?: Replayed }>
  /** Operations in the file that belong to other resources. */
  readonly elsewhere?: readonly OperationId[]
  /** Requests that the client refuses to send, and the argument it names. */
  readonly refused?: Readonly<Record<string, string>>
  /** Requests that the client cannot make, and why. */
  readonly skipped?: Readonly<Record<string, string>>
}

/** Registers a test for each exchange of a recording: the client has to ask as recorded and to understand the answer. */
export function replay(file: string, plan: Plan): void {
  describe(`replays ${file}`, () => {
    const { refused = {}, skipped = {}, elsewhere = [] } = plan
    const exchanges = readRecording(file)
    const ours = exchanges.filter(({ operation }) => Object.hasOwn(plan.operations, operation))
    const others: readonly string[] = elsewhere

    test('knows what to do with every exchange', () => {
      const left = exchanges.filter(
        (exchange) => !ours.includes(exchange) && !others.includes(exchange.operation),
      )
      expect(left.map(keyOf)).toEqual([])
      expect([...Object.keys(refused), ...Object.keys(skipped)].filter((key) => !has(ours, key))).toEqual([])
    })

    test.each(Object.keys(plan.operations))('has every recorded exchange of %s', (operation) => {
      const found = ours.filter((exchange) => exchange.operation === operation)
      expect(found.length).toBeGreaterThan(0)
      expect(found).toHaveLength(countRecorded(operation))
    })

    for (const exchange of ours) {
      const key = keyOf(exchange)
      if (Object.hasOwn(skipped, key)) continue
      const argument = refused[key]
      if (argument === undefined) test(key, () => expectReplay(exchange, plan))
      else test(`refuses ${key}`, () => expectRefusal(exchange, plan, argument))
    }
  })
}

function keyOf({ operation, note }: RecordedExchange): string {
  return `${operation}: ${note}`
}

function has(exchanges: readonly RecordedExchange[], key: string): boolean {
  return exchanges.some((exchange) => keyOf(exchange) === key)
}

/** A request of the client, as it gave it to `fetch`. */
interface Sent {
  readonly url: string
  readonly init: RequestInit
}

async function expectReplay(exchange: RecordedExchange, plan: Plan): Promise<void> {
  const { id, replayed } = operationOf(exchange, plan)
  const sent: Sent[] = []
  const call = startCall(exchange, plan, sent)
  const { status } = exchange.response
  const given = replayed.gives?.(exchange)
  if (given !== undefined) expect(await call).toEqual(given.value)
  else if (status < 300) await expectValue(id, exchange, call)
  else await expectError(exchange, call)
  const before = beforeOf(replayed, exchange).length
  expect(sent).toHaveLength(before + 1)
  for (const request of sent.slice(before)) expectRequest(id, exchange, request, replayed)
}

async function expectRefusal(exchange: RecordedExchange, plan: Plan, argument: string): Promise<void> {
  const sent: Sent[] = []
  const error: unknown = await startCall(exchange, plan, sent).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(InvalidArgumentError)
  expect(error).toMatchObject({ argument, outcome: 'not-sent' })
  expect(sent).toEqual([])
}

function startCall(exchange: RecordedExchange, plan: Plan, sent: Sent[]): PromiseLike<unknown> {
  const { id, replayed } = operationOf(exchange, plan)
  const answers = [...beforeOf(replayed, exchange), exchange]
  // Who asked does not matter here: an anonymous client sends nothing of its own beside the call.
  const harbor = new Harbor({
    url: 'https://harbor.example.com',
    fetch: async (url, init) => {
      const answer = answers[sent.length]
      sent.push({ url, init })
      if (answer === undefined) throw new Error(`one request more than was recorded: ${url}`)
      return answerOf(answer)
    },
  })
  return replayed.call(takeApart(harbor, id, exchange))
}

function beforeOf({ before = [] }: Replayed, exchange: RecordedExchange): readonly RecordedExchange[] {
  return typeof before === 'function' ? before(exchange) : before
}

function operationOf(exchange: RecordedExchange, plan: Plan): { id: OperationId; replayed: Replayed } {
  const id = exchange.operation as OperationId
  const replayed = plan.operations[id]
  if (replayed === undefined) throw new Error(`no way to replay ${id}`)
  return { id, replayed }
}

function takeApart(harbor: Harbor, id: OperationId, exchange: RecordedExchange): Recorded {
  const { target, headers, body } = exchange.request
  const read = readTarget(target)
  const path = readPathArguments(id, read)
  const project = path.project_name_or_id ?? ''
  const isName = headers['X-Is-Resource-Name'] === 'true' || !/^\d+$/.test(project)
  const query = Object.entries(read.query).map(([key, value]) => [key, readQueryValue(key, value)])
  return {
    harbor,
    exchange,
    path,
    project: isName ? project : Number(project),
    id: (name) => Number(path[name]),
    // What was recorded is what the method takes, or the method has to refuse it.
    query: <T extends object>() => Object.fromEntries(query) as T,
    // A body that is recorded as an empty text was none.
    body: <T>() => structuredClone(body === '' ? undefined : body) as T,
    headers: meaningful(headers),
  }
}

function readQueryValue(key: string, value: string): string | number | boolean {
  if (key === 'page' || key === 'page_size') return Number(value)
  return value === 'true' || value === 'false' ? value === 'true' : value
}

/** Not `as`, which names who asked; and not what the client decides by itself. */
function meaningful(headers: Readonly<Record<string, string>>): Record<string, string> {
  const own = new Set(['as', 'accept', 'authorization', 'content-type', 'cookie', 'x-is-resource-name'])
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.has(name.toLowerCase())))
}

function expectRequest(
  id: OperationId,
  exchange: RecordedExchange,
  { url, init }: Sent,
  { adds = {}, sends = (body) => body }: Replayed,
): void {
  const { method, target, headers: recordedHeaders, body } = exchange.request
  const recorded = readTarget(target)
  const sent = readTarget(url)
  const headers = new Headers(init.headers)
  expect(init.method).toBe(method)
  expect(sent.segments).toEqual(recorded.segments)
  expect(sent.query).toEqual({ ...adds, ...pageOf(id, recorded.query), ...recorded.query })
  for (const [name, value] of Object.entries(recordedHeaders)) {
    if (name !== 'as' && name !== 'Content-Type' && name !== 'Accept')
      expect(headers.get(name), name).toBe(value)
  }
  // Harbor answers a text as a JSON string if nothing else is accepted.
  if (exchange.response.kind === 'text') expect(headers.get('accept')).not.toBe('application/json')
  if (recordedHeaders.Accept !== undefined) expect(headers.get('accept')).toBe(recordedHeaders.Accept)
  if (body === undefined) {
    expect(init.body ?? undefined).toBeUndefined()
  } else {
    expect(headers.get('content-type')).toBe('application/json')
    expect(JSON.parse(String(init.body))).toEqual(sends(body as Readonly<Record<string, unknown>>))
  }
}

/** What asks for the first page of a list: by its key, or by number where it has none or is recorded with another order. */
function pageOf(id: OperationId, { page, sort, latest_in_repository }: Record<string, string>): object {
  const { paged, key }: Operation = operations[id]
  if (!paged) return {}
  const byKey = key !== undefined && page === undefined && sort === undefined && !latest_in_repository
  return { ...(key && { sort: `-${key}` }), page_size: '100', ...(byKey ? {} : { page: '1' }) }
}

async function expectValue(
  id: OperationId,
  { response }: RecordedExchange,
  call: PromiseLike<unknown>,
): Promise<void> {
  const { paged }: Operation = operations[id]
  const { location, 'x-total-count': total } = response.headers
  const body = response.body ?? undefined
  const value = await call
  if (paged) {
    expect(value).toMatchObject({ items: body, total: total === undefined ? undefined : Number(total) })
  } else if (response.status === 201 && typeof location === 'string') {
    const { id, ...rest } = value as { id: unknown }
    expect({ ...rest, id: String(id) }).toEqual({
      ...(body as object | undefined),
      id: location.split('/').at(-1),
      location,
    })
  } else {
    expect(value).toEqual(body)
  }
}

const classes: Readonly<Record<number, new (...given: never[]) => HarborApiError>> = {
  400: BadRequestError,
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  412: PreconditionFailedError,
  413: PayloadTooLargeError,
  422: UnprocessableError,
  500: ServerError,
}

async function expectError({ response }: RecordedExchange, call: PromiseLike<unknown>): Promise<void> {
  const { status, headers } = response
  const body = response.body as { errors?: readonly { code: string; message: string }[] } | undefined
  const error: unknown = await call.then(
    (value) => value,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(classes[status])
  if (!(error instanceof HarborApiError)) throw new Error('expected a HarborApiError')
  const [first] = body?.errors ?? []
  expect(error.status).toBe(status)
  expect(error.code).toBe(first?.code)
  expect(error.requestId).toBe(headers['x-request-id'])
  expect(error.message).toContain(first?.message ?? `status ${status}`)
}
