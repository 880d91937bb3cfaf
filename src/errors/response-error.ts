import { HarborError, type HarborErrorInit } from './harbor-error'

/**
 * An answer that cannot be Harbor's: an HTML page, a redirect, broken JSON, an endless body.
 * Usually a proxy, a login page, or a `url` that leads elsewhere.
 */
export class HarborResponseError extends HarborError {
  override readonly name: string = 'HarborResponseError'
  readonly status: number
  /** The `Content-Type` header, if there was one. */
  readonly contentType: string | undefined

  constructor(message: string, init: HarborErrorInit & { status: number; contentType: string | undefined }) {
    super(message, init)
    this.status = init.status
    this.contentType = init.contentType
  }
}
