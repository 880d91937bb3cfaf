import type { JobStatus } from '../../generated/models'

/** Whether nothing more will come of a job or a part of one. */
export function hasEnded({ status }: { readonly status: JobStatus }): boolean {
  return status === 'Success' || status === 'Error' || status === 'Stopped'
}

/** What a job came to, by its parts: it lags behind them. */
export function statusOf(tasks: readonly { readonly status: JobStatus }[]): JobStatus {
  const has = (wanted: JobStatus) => tasks.some(({ status }) => status === wanted)
  return has('Error') ? 'Error' : has('Stopped') ? 'Stopped' : 'Success'
}
