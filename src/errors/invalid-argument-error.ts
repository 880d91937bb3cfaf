import { HarborError } from './harbor-error'

/** The caller made a mistake. Thrown before any request; the message names the argument and the remedy. */
export class InvalidArgumentError extends HarborError {
  override readonly name = 'InvalidArgumentError'
  /** The argument at fault, as the caller would write it: `auth.password`, `page_size`, `headers["X-Trace"]`. */
  readonly argument: string

  constructor(argument: string, problem: string) {
    super(`${argument}: ${problem}`)
    this.argument = argument
  }
}
