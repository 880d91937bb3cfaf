import type { OperationId } from '../../generated/operations'
import type { SentRequest } from '../../src/core/answer/answer'
import { readAuth } from '../../src/core/auth'
import type { Arguments, OptionsOf } from '../../src/core/call/arguments'
import type { Call, Done } from '../../src/core/call/call'
import { connectionKey } from '../../src/core/call/connection'
import type { AnswerOf, ItemOf } from '../../src/core/call/operation'
import { Transport } from '../../src/core/call/transport'
import type { Fetch } from '../../src/core/fetch'
import type { Pager } from '../../src/core/paging/pager'
import type { ListOrder } from '../../src/core/paging/source'
import { type HarborOptions, readSettings } from '../../src/core/settings'

/** What a method would be given, in one object. */
export type Asked<Id extends OperationId> = Arguments<Id> & { readonly options?: OptionsOf<Id> | undefined }

/** Calls operations, as the methods of the resources do. */
export class Operations {
  readonly transport: Transport
  /** As a client has it, for the other doors. */
  readonly [connectionKey]: Transport

  constructor(transport: Transport) {
    this.transport = transport
    this[connectionKey] = transport
  }

  call<Id extends OperationId, T = AnswerOf<Id>>(
    id: Id,
    { options, ...given }: Asked<Id>,
    read?: (done: Done<AnswerOf<Id>>, request: SentRequest) => T,
  ): Call<T> {
    return this.transport.call(id, options, () => given, read)
  }

  list<Id extends OperationId>(
    id: Id,
    { options, ...given }: Asked<Id>,
    order: ListOrder<ItemOf<Id>>,
  ): Pager<ItemOf<Id>> {
    return this.transport.list(id, options, () => given, order)
  }
}

/** No requests but those of the calls: the check and the session have tests of their own. */
const alone = { checkCredentials: 'never', session: false } as const

/** All operations, over a transport as `new Harbor(…)` makes it. A test's server is one with an address. */
export function connect({
  requests,
  close,
  ...options
}: HarborOptions & { requests?: unknown; close?: unknown }): Operations {
  return new Operations(new Transport(readSettings({ ...alone, ...options }), readAuth(options.auth)))
}

/** The same over a `fetch` that gives these answers one after the other, the last one for ever. */
export function answering(...answers: readonly (() => Response | Promise<Response>)[]): {
  transport: Operations
  sent: { url: string; init: RequestInit }[]
  fetch: Fetch
} {
  const sent: { url: string; init: RequestInit }[] = []
  const fetch: Fetch = async (url, init) => {
    const answer = answers[Math.min(sent.length, answers.length - 1)]
    sent.push({ url, init })
    if (answer === undefined) throw new TypeError('no answer was prepared')
    return answer()
  }
  return { transport: connect({ url: 'https://harbor.example.com', fetch }), sent, fetch }
}

/** An answer with JSON in it, as Harbor gives it. */
export function jsonResponse(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

/** What a promise rejects with. */
export async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('it was expected to reject')
}
