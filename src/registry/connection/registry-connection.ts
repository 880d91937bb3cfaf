import type { Answer } from '../../core/answer/answer'
import { unshared } from '../../core/answer/bytes'
import { foreignPage, misplaced, readError } from '../../core/answer/failure'
import type { Connection } from '../../core/call/connection'
import type { HeadersByName } from '../../core/fetch'
import { readHeaders } from '../../core/headers'
import { CallRequest, type CallState, startCall } from '../../core/send/call-request'
import { createPipeline, type Send } from '../../core/send/pipeline'
import type { Settings } from '../../core/settings'
import { ownUrl } from '../tokens/own-url'
import { scopesOf } from '../tokens/scope'
import { Tokens } from '../tokens/tokens'
import type { RegistryCallOptions } from './call-options'
import { errorAnswer, isPage } from './error-answer'

/** One request about a repository. */
export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With its project: `demo/team/app`. */
  readonly repository: string
  /** Below the repository: `manifests/v1`; or where an answer said to go on. */
  readonly path: string | URL
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly headers?: HeadersByName
  readonly body?: Uint8Array
  /** Another repository, that the request reads from. */
  readonly mountedFrom?: string
  /** How to read a success: as bytes, up to so many, or as a stream. Without it what comes is of no interest. */
  readonly as?: { readonly bytes: number } | 'stream'
  readonly options: RegistryCallOptions | undefined
}

/** An answer of the registry. */
export interface RegistryAnswer extends Answer {
  /** Where it says to go on (`Location`); on our own side. */
  readonly location: URL | undefined
  /** The next page of a list (`Link`); on our own side. */
  readonly next: URL | undefined
}

/** Bytes of a success whose body does not matter: one that does not end must not be waited for. */
const mostUnread = 1024 * 1024

/** Sends requests to a registry, with its tokens. */
export class RegistryConnection {
  readonly settings: Settings
  readonly origin: Connection
  readonly #tokens: Tokens
  readonly #send: Send

  constructor(connection: Connection, tokenOrigins: readonly string[]) {
    this.settings = connection.settings
    this.origin = connection
    this.#tokens = new Tokens(connection, tokenOrigins)
    // What authorizes a request is looked up before it stands in the queue and its clock runs.
    this.#send = createPipeline(connection.settings, (fetch) => fetch, this.#tokens)
  }

  /** @throws the error of a status that is no success */
  async send(asked: RegistryRequest): Promise<RegistryAnswer> {
    return this.sendOr(asked, [])
  }

  /** As `send`, for what makes something: a proxy's empty 200 must not pass for the 201 of a registry. */
  async create(asked: RegistryRequest): Promise<RegistryAnswer> {
    const answer = await this.send(asked)
    if (answer.response.status !== 201) throw misplaced(answer, 'in place of 201')
    return answer
  }

  /** As `send`, but an answer with one of the statuses is no error. */
  async sendOr(asked: RegistryRequest, statuses: readonly number[]): Promise<RegistryAnswer> {
    const { as, options = {} } = asked
    const url = this.#url(asked)
    const call = startCall(this.settings, undefined, options, {
      stream: as === 'stream',
      ...(as !== 'stream' && { largest: as?.bytes ?? mostUnread }),
      // Only blobs, which have a digest. Nothing vouches for a manifest by tag from another host.
      abroad: typeof asked.path === 'string' && asked.path.startsWith('blobs/'),
    })
    call.request = { method: asked.method, url }
    let ended: Promise<void> | undefined
    try {
      const answer = await this.#authorized(asked, url, call)
      const { response } = answer
      const { ok, status } = response
      if (ok && as !== 'stream' && isPage(response)) throw foreignPage(answer)
      if (ok || statuses.includes(status)) {
        ended = answer.ended
        return this.#withAddresses(answer, url)
      }
      throw readError(errorAnswer(answer))
    } finally {
      // The clock of a whole call runs on while its body is read.
      if (ended === undefined) call.end()
      else void ended.then(call.end)
    }
  }

  /** Sends it with what is known to authorize it and, after a 401, once more with something else. */
  async #authorized(asked: RegistryRequest, url: string, call: CallState): Promise<Answer> {
    const scopes = scopesOf(asked.method, asked.repository, asked.mountedFrom)
    let header = await this.#tokens.header(scopes, call.signal)
    // The first 401 without any authorization is how the registry says what it wants.
    for (let left = header === undefined ? 2 : 1; ; left--) {
      const answer = await this.#send(this.#request(asked, url, header), call)
      if (answer.response.status !== 401 || left === 0) return answer
      header = await this.#tokens.renew(scopes, header, answer.response, call.signal)
      if (header === undefined) return answer
    }
  }

  #request(asked: RegistryRequest, url: string, authorization: string | undefined): CallRequest {
    const { method, headers, body, options } = asked
    return new CallRequest(url, {
      method,
      headers: {
        ...this.settings.headers,
        ...headers,
        ...readHeaders(options?.headers),
        ...(authorization !== undefined && { authorization }),
      },
      ...(body && { body: unshared(body) }),
    })
  }

  #url({ repository, path, query = {} }: RegistryRequest): string {
    const url =
      typeof path === 'string' ? new URL(`${this.settings.base}/v2/${repository}/${path}`) : new URL(path)
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, value)
    }
    return url.href
  }

  #withAddresses(answer: Answer, url: string): RegistryAnswer {
    const { headers } = answer.response
    const own = (address: string | undefined) =>
      address === undefined ? undefined : ownUrl(this.settings, address, url)
    return {
      ...answer,
      location: own(headers.get('location') ?? undefined),
      next: own(nextIn(headers.get('link'))),
    }
  }
}

/** The target of `rel="next"` in a `Link` header (RFC 8288). */
function nextIn(link: string | null): string | undefined {
  return /<([^<>]+)>\s*;[^,]*\brel="?next"?/i.exec(link ?? '')?.[1]
}
