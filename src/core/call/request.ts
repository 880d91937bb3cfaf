import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { type HeadersOption, readHeaders } from '../headers'
import { CallRequest } from '../send/call-request'
import type { Settings } from '../settings'
import type { Operation } from './operation'
import { argumentName, encodePath, type PathArguments } from './path'
import { encodeQuery, type Query } from './query'

/** What an operation is asked with. */
export interface Asked {
  readonly path?: PathArguments | undefined
  readonly query: Query
  readonly body?: unknown
  readonly headers: HeadersOption | undefined
  readonly accept: string
}

/**
 * The request of an operation: the API's address, its path and query, the headers and the body.
 *
 * @throws {@link InvalidArgumentError} an argument is missing, or cannot be sent as it is
 */
export function buildRequest(settings: Settings, operation: Operation, asked: Asked): CallRequest {
  const { method, path: template } = operation
  const { path, query, body } = asked
  const search = encodeQuery(query)
  const url = `${settings.api}${encodePath(template, path, argumentName)}${search === '' ? '' : `?${search}`}`
  const headers = {
    ...('body' in asked && { 'content-type': 'application/json' }),
    ...settings.headers,
    accept: asked.accept,
    // Without it Harbor takes a name of digits for an id.
    ...(isNamed(path) && { [nameHeader]: 'true' }),
    ...readHeaders(asked.headers),
  }
  if (!('body' in asked)) return new CallRequest(url, { method, headers })
  // Harbor takes a JSON null for an empty object (test/recordings/api/cross-cutting.json).
  if (typeof body !== 'object' || body === null) throw new InvalidArgumentError('body', 'is missing.')
  return new CallRequest(url, { method, headers, body: encodeBody(body) })
}

/** Says that a project is given by its name. */
export const nameHeader = 'x-is-resource-name'

/** Whether a project is given by its name: a string is one. */
export function isNamed(path: PathArguments | undefined): boolean {
  return typeof path?.project_name_or_id === 'string'
}

/** @throws {@link InvalidArgumentError} what JSON has no text for: a function, a BigInt, a circle */
export function encodeBody(body: unknown): string {
  let text: string | undefined
  try {
    text = JSON.stringify(body)
  } catch {
    // The error says where, and quotes names that may be anything.
  }
  if (text === undefined) throw new InvalidArgumentError('body', 'cannot be written as JSON.')
  return text
}
