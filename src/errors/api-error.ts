import { HarborError, type HarborErrorInit } from './harbor-error'

/** One entry of Harbor's `{"errors": […]}`. */
export interface HarborErrorEntry {
  readonly code: string
  readonly message: string
  /** Only the registry (`/v2`) and `ldap.importUsers` add it. */
  readonly detail?: unknown
}

/** In a test of yours the status is enough: the rest is what the client knows of the call. */
export interface HarborApiErrorInit extends HarborErrorInit {
  status: number
  errors?: readonly HarborErrorEntry[] | undefined
  requestId?: string | undefined
  operation?: string | undefined
  method?: string | undefined
  path?: string | undefined
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
  /** `GET`, `POST` …; `undefined` only in an error that you made without it. */
  readonly method: string | undefined
  /** The path as it was sent, without the query; `undefined` only in an error that you made without it. */
  readonly path: string | undefined

  constructor(message: string, init: HarborApiErrorInit) {
    super(message, init)
    this.status = init.status
    this.errors = init.errors ?? []
    this.code = this.errors[0]?.code
    this.requestId = init.requestId
    this.operation = init.operation
    this.method = init.method
    this.path = init.path
  }
}
