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
  /** How the job ended, as Harbor calls it: `Failed`, `Error`, `Stopped`, … */
  readonly jobStatus: string
  /** The parts that did not succeed, ten at most. */
  readonly tasks: readonly FailedTask[]

  constructor(
    message: string,
    { jobStatus, tasks }: { readonly jobStatus: string; readonly tasks: readonly FailedTask[] },
  ) {
    super(message, { outcome: 'unknown' })
    this.jobStatus = jobStatus
    this.tasks = tasks
  }
}
