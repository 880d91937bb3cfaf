import type { Operation } from '../../../generated/operations'
import type { Sent } from '../answer/response'
import type { Answer, CallState } from '../send/call-request'
import type { PathArguments } from './path'

/** What is sent, its arguments checked but not yet encoded. */
export interface PreparedRequest {
  readonly method: Operation['method']
  /** A path of the API description. */
  readonly template: string
  readonly path: PathArguments | undefined
  readonly query: Readonly<Record<string, unknown>> | undefined
  readonly body: unknown
  readonly headers: Record<string, string>
  readonly accept: string
}

/** Sends it through the pipeline. */
export type Perform = (request: PreparedRequest, call: CallState) => Promise<[Answer, Sent]>

export const json = 'application/json'

/** The headers of every request. Without the second Harbor takes a name of digits for an id. */
export function standardHeaders(path: PathArguments | undefined, accept: string): Record<string, string> {
  return typeof path?.project_name_or_id === 'string'
    ? { Accept: accept, 'X-Is-Resource-Name': 'true' }
    : { Accept: accept }
}
