import type { Operation } from '../../../generated/operations'
import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { readError, readPage, readValue } from '../answer/response'
import type { Credentials } from '../credentials'
import { type Answer, startCall } from '../send/call-request'
import type { CallOptions, Settings } from '../settings'
import { type HeadersOption, readHeaders } from './headers'
import { describeOperation, findOperation } from './operation'
import type { PathArguments } from './path'
import { json, type Perform, standardHeaders } from './prepared-request'
import type { ParseAs, RawClient } from './raw'

/** What a raw call is given, whatever its path. */
interface Init extends CallOptions {
  params?: {
    path?: PathArguments
    query?: Readonly<Record<string, unknown>>
    header?: Readonly<Record<string, string | number | boolean | undefined>>
  }
  body?: unknown
  parseAs?: ParseAs
}

/** Makes `harbor.raw`. */
export function createRawClient(settings: Settings, credentials: Credentials, perform: Perform): RawClient {
  async function exchange(method: Operation['method'], template: string, init: Init): Promise<unknown> {
    const id = findOperation(method, template)
    const operation = id && describeOperation(id)
    const byDefault = operation?.answer === 'text' ? 'text' : 'json'
    const { params: { path, query, header } = {}, body, parseAs = byDefault, ...own } = init
    checkParseAs(parseAs)
    const stream = parseAs !== 'json' && parseAs !== 'text'
    const accept = parseAs === 'json' ? json : '*/*'
    const call = startCall(settings, operation, own, stream)
    const headers = {
      ...standardHeaders(path, accept),
      ...readHeaders(own.headers),
      ...readHeaders(header && toTexts(header), 'params.header'),
    }
    const [answer, sent] = await perform({ method, template, path, query, body, headers, accept }, call)
    const { response } = answer
    if (!response.ok) return { error: readError(answer, sent, credentials), response }
    if (parseAs === 'json') return { data: readValue(answer, sent, credentials), response }
    const page = readPage(answer, sent, credentials)
    if (page === undefined) return { data: await readers[parseAs](answer), response }
    if (stream) await response.body?.cancel()
    throw page
  }

  const call =
    (method: Operation['method']) =>
    (path: string, init: Init = {}) =>
      exchange(method, path, init)
  const raw = {
    GET: call('GET'),
    PUT: call('PUT'),
    POST: call('POST'),
    DELETE: call('DELETE'),
    HEAD: call('HEAD'),
    PATCH: call('PATCH'),
  }
  // The types say what the API description says of each path; at run time they are all alike.
  return raw as RawClient
}

const readers: { readonly [As in Exclude<ParseAs, 'json'>]: (answer: Answer) => unknown } = {
  text: ({ text }) => text,
  blob: ({ response }) => response.blob(),
  arrayBuffer: ({ response }) => response.arrayBuffer(),
  stream: ({ response }) => response.body,
}

function checkParseAs(parseAs: ParseAs): void {
  if (parseAs === 'json' || Object.hasOwn(readers, parseAs)) return
  throw new InvalidArgumentError('parseAs', `must be 'json', 'text', 'blob', 'arrayBuffer' or 'stream'.`)
}

/** The API description has headers that are booleans. */
function toTexts(header: NonNullable<NonNullable<Init['params']>['header']>): HeadersOption {
  return Object.fromEntries(
    Object.entries(header).map(([name, value]) => [name, value === undefined ? value : String(value)]),
  )
}
