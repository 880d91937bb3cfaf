import { HarborError, type HarborErrorInit } from './harbor-error'

/** A clock ran out: `timeout` for one attempt, or `totalTimeout` for the whole call. */
export class HarborTimeoutError extends HarborError {
  override readonly name = 'HarborTimeoutError'
  /** Which option set the clock. */
  readonly clock: 'timeout' | 'totalTimeout'
  /** How long it ran, in milliseconds. */
  readonly milliseconds: number

  constructor(
    message: string,
    init: HarborErrorInit & { clock: 'timeout' | 'totalTimeout'; milliseconds: number },
  ) {
    super(message, init)
    this.clock = init.clock
    this.milliseconds = init.milliseconds
  }
}
