import type { GeneralInfo } from '../../../generated/models'
import type { OperationId } from '../../../generated/operations'
import { isBranded } from '../../errors/harbor-error'
import { NotFoundError } from '../../errors/not-found-error'
import { UnsupportedOperationError } from '../../errors/unsupported-operation-error'
import type { Answer, SentRequest } from '../answer/answer'
import { finishError } from '../answer/finish-error'
import { readItems, readValue } from '../answer/response'
import type { Credentials } from '../credentials'
import { readHeaders } from '../headers'
import { createList } from '../paging/list'
import { LazyPager, type Pager } from '../paging/pager'
import { type ListOrder, type PagerSource, readTotal } from '../paging/source'
import { type ApiAuth, createApiAuth } from '../send/api-auth'
import { type CallState, startCall } from '../send/call-request'
import { createPipeline, type Send } from '../send/pipeline'
import type { CallOptions, Settings } from '../settings'
import { type Arguments, type OptionsOf, type Prepare, splitOptions } from './arguments'
import { type Call, type Done, PendingCall } from './call'
import type { Connection } from './connection'
import { type AnswerOf, type ItemOf, type Operation, operationOf, operations } from './operation'
import type { PathArguments } from './path'
import type { Query } from './query'
import { buildRequest } from './request'

const json = 'application/json'

/** By the connection. */
const versions = new WeakMap<Send, string>()

/** The arguments of a call that has none. */
const nothing = () => ({})

/** From an operation and its arguments to a value or an error. */
export class Transport implements Connection {
  readonly settings: Settings
  readonly credentials: Credentials
  readonly send: Send
  /** All operations by their ids, for the generated client: the table is here once. */
  readonly operations: typeof operations = operations
  readonly #auth: ApiAuth

  constructor(
    settings: Settings,
    credentials: Credentials,
    auth: ApiAuth = createApiAuth(settings, credentials),
    send: Send = createPipeline(settings, auth.over, auth),
  ) {
    this.settings = settings
    this.credentials = credentials
    this.send = send
    this.#auth = auth
  }

  /** The same connection with other settings for its calls. */
  with(settings: Settings): Transport {
    return new Transport(settings, this.credentials, this.#auth, this.send)
  }

  get closed(): boolean {
    return this.#auth.closed
  }

  /** Ends the session, and every call from now on. */
  close(): Promise<void> {
    return this.#auth.close()
  }

  /**
   * Starts a call of an operation.
   *
   * @param prepare works out the arguments; none by default
   * @param read what to make of the answer; its body by default
   */
  call<Id extends OperationId, T = AnswerOf<Id>>(
    id: Id,
    options: OptionsOf<Id> | undefined,
    prepare: Prepare<Id> = nothing,
    read: (done: Done<AnswerOf<Id>>, request: SentRequest) => T = ({ data }) => data as T,
  ): Call<T> {
    return new PendingCall(this.#perform(id, options, prepare, read))
  }

  /** Makes a list, which is read when it is awaited or iterated. */
  list<Id extends OperationId>(
    id: Id,
    options: OptionsOf<Id> | undefined,
    prepare: Prepare<Id> = nothing,
    order: ListOrder<ItemOf<Id>> = {},
  ): Pager<ItemOf<Id>> {
    return new LazyPager(async () => createList(this.#source(operationOf(id), options, prepare, order)))
  }

  /** A list, as a pager reads it. */
  #source<Id extends OperationId>(
    operation: Operation,
    options: OptionsOf<Id> | undefined,
    prepare: Prepare<Id>,
    order: ListOrder<ItemOf<Id>>,
  ): PagerSource<ItemOf<Id>> {
    const { own, query } = splitOptions(operation, options)
    let known: Arguments<Id> | undefined
    return {
      operation,
      order,
      query,
      signal: own.signal,
      fetch: async (toQuery, signal) => {
        const further = known !== undefined
        const call = startCall(this.settings, operation, { ...own, signal }, { further })
        try {
          // The look-ups and the first page are one call.
          known ??= await prepare(underClockOf(call, own))
          const asked = toQuery({ path: known.path, query: withQuery(query, known) })
          const answer = await this.#exchange(operation, call, own, asked, known)
          const items = readItems(answer) as readonly ItemOf<Id>[]
          return { items, total: readTotal(answer.response.headers) }
        } catch (error) {
          throw await this.#explain(error, underClockOf(call, own))
        } finally {
          call.end()
        }
      },
    }
  }

  /**
   * Makes several requests that belong to one call of an operation: under one clock, which `own` carries.
   *
   * @param name what the error of that clock calls it; the operation by default
   */
  async together<T>(
    id: OperationId,
    options: CallOptions | undefined,
    work: (own: CallOptions) => Promise<T>,
    name?: string,
  ): Promise<T> {
    const { own } = splitOptions(undefined, options)
    const call = startCall(this.settings, { ...operationOf(id), ...(name && { name }) }, own)
    call.outcome = 'unknown'
    try {
      return await work(underClockOf(call, own))
    } finally {
      call.end()
    }
  }

  async #perform<Id extends OperationId, T>(
    id: Id,
    options: OptionsOf<Id> | undefined,
    prepare: Prepare<Id>,
    read: (done: Done<AnswerOf<Id>>, request: SentRequest) => T,
  ): Promise<Done<T>> {
    const operation = operationOf(id)
    const { own, query } = splitOptions(operation, options)
    const call = startCall(this.settings, operation, own, { stream: operation.stream })
    let known: Arguments<Id> | undefined
    let ended: Promise<void> | undefined
    try {
      const working = prepare(underClockOf(call, own))
      known = working instanceof Promise ? await working : working
      const answer = await this.#exchange(operation, call, own, withQuery(query, known), known)
      ended = answer.ended
      const { response, request } = answer
      // What the API description, patched where it is wrong, says of the answer's body.
      const data = readValue(answer, known.accept ?? json) as AnswerOf<Id>
      return { data: finishing(answer, () => read({ data, response }, request)), response }
    } catch (error) {
      const explained = await this.#explain(error, underClockOf(call, own))
      throw known === undefined ? explained : explainName(explained, known.path)
    } finally {
      // The clock of the whole call runs on while somebody reads a stream.
      if (ended === undefined) call.end()
      else void ended.then(call.end)
    }
  }

  /** Which Harbor it is, `2.15.2`, kept once it is known: `undefined` for anonymous callers, who are not told. */
  async version(own: CallOptions | undefined): Promise<string | undefined> {
    const known = versions.get(this.send)
    if (known !== undefined) return known
    const version = versionIn(await this.call('getSystemInfo', own))
    if (version) versions.set(this.send, version)
    return version
  }

  /** Of an operation that this Harbor does not have: the message has the version that does not. */
  async #explain(error: unknown, own: CallOptions): Promise<unknown> {
    if (!(error instanceof UnsupportedOperationError) || error.operation === 'getSystemInfo') return error
    const version = await this.version(own).catch(() => undefined)
    if (version === undefined) return error
    return new UnsupportedOperationError(`${error.message} It is ${version}.`, error)
  }

  /** Sends the request of a call. */
  async #exchange<Id extends OperationId>(
    operation: Operation,
    call: CallState,
    { headers }: CallOptions,
    query: Query,
    known: Arguments<Id>,
  ): Promise<Answer> {
    const { accept = json, headers: own } = known
    const asked = { ...known, query, accept, headers: own ? { ...own, ...readHeaders(headers) } : headers }
    return this.send(buildRequest(this.settings, operation, asked), call)
  }
}

/** `2.15.2` or `2.15.2-080b0220`, of what Harbor spells with a `v`. */
export function versionIn({ harbor_version }: GeneralInfo): string | undefined {
  return harbor_version?.replace(/^v/, '')
}

/** What a method makes of an answer may quote it in an error. */
function finishing<T>(answer: Answer, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw isBranded(error) ? finishError(error, answer.hide, answer.call.attempts) : error
  }
}

/** A project that is not found by a name of digits was perhaps meant by its id. */
function explainName(error: unknown, path: PathArguments | undefined): unknown {
  const name = path?.project_name_or_id
  if (!(error instanceof NotFoundError) || typeof name !== 'string' || !/^\d+$/.test(name)) return error
  const hint = `. A string is a name: for the project with the id ${name}, give the number`
  return new NotFoundError(`${error.message}${hint}`, error)
}

/** The query of the options with what the method adds. */
function withQuery<Id extends OperationId>(query: Query, known: Arguments<Id>): Query {
  const added: object | undefined = known.query
  return added === undefined ? query : { ...query, ...added }
}

/** The options of a call, for requests that it makes on its way: its clock is theirs. */
function underClockOf(call: CallState, own: CallOptions): CallOptions {
  return { ...own, signal: call.signal, totalTimeout: Number.POSITIVE_INFINITY }
}
