import { HarborError, type HarborErrorInit } from './harbor-error'

/** One entry of Harbor's `{"errors": […]}`. */
export interface HarborErrorEntry {
  readonly code: string
  readonly message: string
  /** Only the registry (`/v2`) and `ldap.importUsers` add it. */
  readonly detail?: unknown
}

export interface HarborApiErrorInit extends HarborErrorInit {
  status: number
  errors: readonly HarborErrorEntry[]
  requestId: string | undefined
  operation: string | undefined
  method: string
  path: string
}

/** Harbor, or a proxy in front of it, answered with a status that is no success. */
export class HarborApiError extends HarborError {
  override readonly name: string = 'HarborApiError'
  readonly status: number
  /** Harbor's code of the first entry (`NOT_FOUND`, `CONFLICT` …); `undefined` where a proxy answered. */
  readonly code: string | undefined
  /** Every entry of the body. Harbor was never seen to send more than one. */
  readonly errors: readonly HarborErrorEntry[]
  /** `X-Request-Id`, to find the call in Harbor's log. */
  readonly requestId: string | undefined
  /** The `operationId` of Harbor's API description; `undefined` for calls outside it. */
  readonly operation: string | undefined
  readonly method: string
  /** The path as it was sent, without the query. */
  readonly path: string

  constructor(message: string, init: HarborApiErrorInit) {
    super(message, init)
    this.status = init.status
    this.code = init.errors[0]?.code
    this.errors = init.errors
    this.requestId = init.requestId
    this.operation = init.operation
    this.method = init.method
    this.path = init.path
  }
}
