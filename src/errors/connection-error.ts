import { HarborError, type HarborErrorInit } from './harbor-error'

/**
 * No complete answer arrived: the connection was refused, reset or cut off, the name did not resolve, or TLS failed.
 * `outcome` tells whether the request can have reached Harbor.
 */
export class HarborConnectionError extends HarborError {
  override readonly name = 'HarborConnectionError'
  /** The error code of the runtime where it gives one: `ECONNREFUSED`, `ENOTFOUND`, `ECONNRESET`, `CERT_HAS_EXPIRED` …; `BAD_PORT` where `fetch` refuses the port. */
  readonly code: string | undefined

  constructor(message: string, init: HarborErrorInit & { code?: string | undefined }) {
    super(message, init)
    this.code = init.code
  }
}
