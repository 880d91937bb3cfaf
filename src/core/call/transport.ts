import createClient from 'openapi-fetch'
import { type Operation, type OperationId, operations } from '../../../generated/operations'
import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { readItems, readValue, type Sent } from '../answer/response'
import type { Credentials } from '../credentials'
import { Pager } from '../paging/pager'
import { readPageSize, readTotal } from '../paging/paging'
import { type Answer, CallRequest, type CallState, startCall } from '../send/call-request'
import { createPipeline, type Send } from '../send/pipeline'
import { underOneTotal } from '../send/total-clock'
import { withAuth } from '../send/with-auth'
import { type CallOptions, readCount, type Settings } from '../settings'
import { userAgent } from '../user-agent'
import { type Given, type ItemOf, type LookedUp, type SplitOptions, splitOptions } from './arguments'
import { Call, type Done } from './call'
import { readHeaders } from './headers'
import { describeOperation } from './operation'
import type { AnswerOf } from './operation-types'
import { encodePath, type PathArguments } from './path'
import { json, type PreparedRequest, standardHeaders } from './prepared-request'
import { encodeQuery } from './query'
import type { RawClient } from './raw'
import { createRawClient } from './raw-client'

/** What a pager has to know of a list. */
export interface ListOrder<T> {
  /** The member that tells two items apart. */
  readonly identity: keyof T
  /** An order that does not change while others write; asked for unless the user names one. */
  readonly sort?: string
  /** Harbor ignores `page` here: there is one page and no other. */
  readonly single?: true
  /** Harbor's total also counts what the query leaves out. */
  readonly miscounted?: boolean
}

/** What is asked for, with its options taken apart. */
interface Asked extends SplitOptions {
  readonly given: {
    readonly path?: PathArguments | undefined
    readonly body?: unknown
    readonly accept?: string
  }
}

/** The API description, as little of it as openapi-fetch has to know: `Given` and `RawClient` guard the calls. */
interface AnyPaths {
  [path: string]: Record<
    Lowercase<Operation['method']>,
    {
      parameters: { path?: PathArguments | undefined; query?: Readonly<Record<string, unknown>> | undefined }
      requestBody?: { content: { 'application/json': unknown } }
      responses: { 200: { content: { 'application/json': unknown } } }
    }
  >
}

const lowerCase = {
  GET: 'get',
  PUT: 'put',
  POST: 'post',
  DELETE: 'delete',
  HEAD: 'head',
  PATCH: 'patch',
} as const

/** From an operation and its arguments to a value or an error. */
export class Transport {
  readonly settings: Settings
  /** The generated client. */
  readonly raw: RawClient
  readonly #credentials: Credentials
  readonly #send: Send
  readonly #client: ReturnType<typeof createClient<AnyPaths>>
  /** What openapi-fetch gets in place of an answer, from which it reads nothing. */
  readonly #nothingMore = new Response(null, { status: 204 })

  constructor(settings: Settings, credentials: Credentials) {
    this.settings = settings
    this.#credentials = credentials
    this.#send = createPipeline(settings, (fetch) => withAuth(fetch, credentials))
    this.#client = createClient<AnyPaths>({
      baseUrl: `${settings.base}/api/v2.0`,
      headers: { 'User-Agent': userAgent, ...settings.headers },
      // openapi-fetch hands it on to `fetch` and reads nothing of it but the method.
      Request: CallRequest as typeof Request,
      pathSerializer: encodePath,
      querySerializer: encodeQuery,
      bodySerializer: encodeBody,
    })
    this.raw = createRawClient(settings, credentials, (request, call) => this.#perform(request, call))
  }

  /**
   * Starts a call of an operation.
   *
   * @param read what to make of the answer; its body by default
   */
  call<Id extends OperationId>(id: Id, given: Given<Id>): Call<AnswerOf<Id>>
  call<Id extends OperationId, T>(id: Id, given: Given<Id>, read: (done: Done<AnswerOf<Id>>) => T): Call<T>
  call<Id extends OperationId>(
    id: Id,
    given: Given<Id>,
    read: (done: Done<AnswerOf<Id>>) => unknown = ({ data }) => data,
  ): Call<unknown> {
    const perform = async (): Promise<Done<unknown>> => {
      const [answer, sent] =
        'prepare' in given
          ? await this.#lookUp(id, splitOptions(given.options).own, (own) => readLookedUp(given, own))
          : await this.#request(id, readGiven(given))
      const { response } = answer
      // What the API description, patched where it is wrong, says of the answer's body.
      const data = readValue(answer, sent, this.#credentials) as AnswerOf<Id>
      return { data: read({ data, response }), response }
    }
    return new Call(perform())
  }

  /** Makes a list, which is read when it is awaited or iterated. */
  list<Id extends OperationId>(id: Id, given: Given<Id>, order: ListOrder<ItemOf<Id>>): Pager<ItemOf<Id>> {
    return new Pager(async () => {
      let asked = 'prepare' in given ? given : readGiven(given)
      const { own, query } = 'prepare' in asked ? splitOptions(asked.options) : asked
      const pageSize = readPageSize(query.page_size)
      const request = (page: number, signal: AbortSignal | undefined) => {
        const onPage = ({ given, query }: Asked, own: CallOptions): Asked => ({
          given,
          query: { ...query, sort: query.sort ?? order.sort, page, page_size: pageSize },
          own,
        })
        const known = asked
        if (!('prepare' in known)) return this.#request(id, onPage(known, { ...own, signal }))
        // The look-ups and the first page are one call.
        return this.#lookUp(id, { ...own, signal }, async (own) => {
          const read = await readLookedUp(known, own)
          asked = read
          return onPage(read, own)
        })
      }
      return {
        page: readCount('page', query.page) ?? 1,
        pageSize,
        signal: own.signal,
        identify: (item) => item[order.identity],
        single: order.single ?? false,
        fetchPage: async (page, signal) => {
          const [answer, sent] = await request(page, signal)
          const items = readItems(answer, sent, this.#credentials) as readonly ItemOf<Id>[]
          const seen = items.length === 0 ? 0 : (page - 1) * pageSize + items.length
          const total = order.miscounted ? undefined : readTotal(answer.response.headers, seen)
          return { items, total }
        },
      }
    })
  }

  /** Makes several requests that belong to one call of an operation: under one `totalTimeout`, which `own` carries. */
  together<T>(
    id: OperationId,
    options: CallOptions | undefined,
    work: (own: CallOptions) => Promise<T>,
  ): Promise<T> {
    return underOneTotal(this.settings, nameOf(id), splitOptions(options).own, () => 'unknown', work)
  }

  /** A request whose arguments take requests of their own. Until it is sent itself, its call has changed nothing. */
  #lookUp(
    id: OperationId,
    own: CallOptions,
    prepare: (own: CallOptions) => Promise<Asked>,
  ): Promise<[Answer, Sent]> {
    let call: CallState | undefined
    return underOneTotal(
      this.settings,
      nameOf(id),
      own,
      () => call?.outcome ?? 'not-sent',
      async (own) => {
        const asked = await prepare(own)
        call = startCall(this.settings, describeOperation(id), own, false)
        return this.#request(id, asked, call)
      },
    )
  }

  #request(id: OperationId, asked: Asked, begun?: CallState): Promise<[Answer, Sent]> {
    // Harbor takes a JSON null for an empty object (recordings: cross-cutting.json).
    const { given, query, own } = asked
    if ('body' in given && (typeof given.body !== 'object' || given.body === null)) {
      throw new InvalidArgumentError('body', 'is missing.')
    }
    const { method, path: template }: Operation = operations[id]
    const { path, body, accept = json } = given
    const call = begun ?? startCall(this.settings, describeOperation(id), own, false)
    const headers = { ...standardHeaders(path, accept), ...readHeaders(own.headers) }
    return this.#perform({ method, template, path, query, body, headers, accept }, call)
  }

  /** Lets openapi-fetch make the request. What it would read of the answer is read here, where it can be tried again. */
  async #perform(
    { method, template, path, query, body, headers, accept }: PreparedRequest,
    call: CallState,
  ): Promise<[Answer, Sent]> {
    let performed: [Answer, Sent] | undefined
    await this.#client.request(lowerCase[method], template, {
      params: { path, query },
      body,
      headers,
      fetch: async (made: Request) => {
        const request = ownRequest(made)
        const sent: Sent = { request, call, accept, body }
        performed = [await this.#send(request, call), sent]
        return this.#nothingMore
      },
    })
    if (performed === undefined) throw new TypeError('openapi-fetch did not call fetch')
    return performed
  }
}

function readGiven<Id extends OperationId>(arguments_: Exclude<Given<Id>, LookedUp<Id>>): Asked {
  const given = typeof arguments_ === 'function' ? arguments_() : arguments_
  const { own, query } = splitOptions(given.options)
  return { given, own, query }
}

async function readLookedUp<Id extends OperationId>(
  { options, prepare }: LookedUp<Id>,
  forLookUps: CallOptions,
): Promise<Asked> {
  const given = await prepare(forLookUps)
  const { own, query } = splitOptions(given.options ?? options)
  return { given, own, query }
}

/** An operation without its arguments, for an error that comes before they are known. */
function nameOf(id: OperationId): string {
  const { method, path } = operations[id]
  return `${method} ${path}`
}

function ownRequest(made: Request): CallRequest {
  if (made instanceof CallRequest) return made
  throw new TypeError('openapi-fetch made a request of its own')
}

/** @throws {InvalidArgumentError} what JSON has no text for: a function, a BigInt, a circle */
function encodeBody(body: unknown): string {
  let text: string | undefined
  try {
    text = JSON.stringify(body)
  } catch {
    // The error says where, and quotes names that may be anything.
  }
  if (text === undefined) throw new InvalidArgumentError('body', 'cannot be written as JSON.')
  return text
}
