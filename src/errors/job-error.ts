import { HarborError } from './harbor-error'

/** A part of a job that did not succeed. */
export interface FailedTask {
  readonly id: number | string
  /** As Harbor calls it: `Failed`, `Error`, `Stopped`, … */
  readonly status: string
  /** The last lines of its log, 2,000 characters at most; `undefined` where Harbor has none. */
  readonly log: string | undefined
}

/** A job that was waited for did not succeed: it failed, or somebody stopped it. Its tasks say where to look. */
export class HarborJobError extends HarborError {
  override readonly name = 'HarborJobError'
  /** As Harbor calls it: `Failed`, `Error`, `Stopped`, … */
  readonly status: string
  /** The parts that did not succeed, ten at most. */
  readonly tasks: readonly FailedTask[]

  constructor(
    message: string,
    { status, tasks }: { readonly status: string; readonly tasks: readonly FailedTask[] },
  ) {
    super(message, { outcome: 'unknown' })
    this.status = status
    this.tasks = tasks
  }
}
