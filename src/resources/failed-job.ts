import { HarborApiError } from '../errors/api-error'
import { type FailedTask, HarborJobError } from '../errors/job-error'

const mostTasks = 10
const mostOfLog = 2000

/** The error of a job that was waited for, with the ends of the logs of what failed. */
export async function failedJob<Task extends { readonly id: number | string; readonly status: string }>({
  job,
  status,
  why,
  tasks = [],
  logOf,
}: {
  /** Names it: `The replication 17`. */
  readonly job: string
  readonly status: string
  /** What Harbor says of it, if anything. */
  readonly why?: string | undefined
  /** Its parts. Those that did not succeed are told of. */
  readonly tasks?: readonly Task[]
  readonly logOf?: (task: Task) => PromiseLike<string>
}): Promise<HarborJobError> {
  const failed: FailedTask[] = []
  const others = tasks.filter((task) => task.status !== 'Success' && task.status !== 'Succeed')
  for (const task of others.slice(0, mostTasks)) {
    failed.push({ id: task.id, status: task.status, log: await tailOf(() => logOf?.(task)) })
  }
  const ended = status === 'Stopped' ? 'was stopped' : `ended as ${status}`
  const said = why ? `: ${why}` : ''
  const [line] = failed.flatMap(({ log }) => log?.trimEnd().split('\n').at(-1) ?? [])
  return new HarborJobError(`${job} ${ended}${said}${line ? `; the last line of a log: ${line}` : ''}`, {
    jobStatus: status,
    tasks: failed,
  })
}

/** A log that Harbor does not have is no reason to hide why there was a look for it. */
async function tailOf(read: () => PromiseLike<string> | undefined): Promise<string | undefined> {
  try {
    return (await read())?.slice(-mostOfLog)
  } catch (error) {
    if (error instanceof HarborApiError) return undefined
    throw error
  }
}
