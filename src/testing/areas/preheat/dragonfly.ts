import { goJsonError } from '../../http/go-json-error'
import { isRecord } from '../../http/json'
import { never } from '../../state'
import { drawTable } from './draw-table'
import type { Driver, Progress } from './driver'

const jobs = '/oapi/v1/jobs'

/** Dragonfly makes a job of its own of an image, which is asked after until it has ended. */
export const dragonfly: Driver = {
  healthPath: '/healthy',

  async preheat(provider, { url, authorization, attributes }) {
    const { scope = '', cluster_ids = null } = attributes
    if (scope !== '' && !scopes.includes(String(scope))) {
      throw new Error(`specify the invalid scope: invalid scope: ${String(scope)}`)
    }
    const answer = await provider.ask('POST', `${provider.endpoint}${jobs}`, {
      type: 'preheat',
      args: {
        ...{ type: 'image', url, tag: '', filtered_query_params: '' },
        headers: { Authorization: authorization },
        ...{ scope, concurrent_count: 0, timeout: 0 },
      },
      scheduler_cluster_ids: cluster_ids,
    })
    return idOf(read(answer))
  },

  async progress(provider, job) {
    return progressOf(read(await provider.ask('GET', `${provider.endpoint}${jobs}/${job}`)))
  },
}

const scopes = ['single_seed_peer', 'all_seed_peers', 'all_peers']

type Job = Readonly<Record<string, unknown>>

function read(answer: string): Job {
  const problem = goJsonError(answer)
  if (problem !== undefined) throw new Error(problem === 'end' ? 'unexpected end of JSON input' : problem)
  const job: unknown = JSON.parse(answer)
  return isRecord(job) ? job : {}
}

function idOf({ id = 0 }: Job): string {
  return String(id)
}

function progressOf(job: Job): Progress {
  const id = idOf(job)
  const states = recordsIn(isRecord(job.result) ? job.result.job_states : undefined)
  switch (job.state) {
    case 'PENDING':
      return {
        ...{ status: 'running', message: '' },
        said: `Task [${id}] is running, start time=${timeOf(job.created_at)}`,
      }
    case 'SUCCESS':
      return {
        ...{ status: 'success', message: drawBlobs(states) },
        said: `Task [${id}] is success with duration: ${durationOf(job)}`,
      }
    default:
      return {
        ...{ status: 'fail', message: '' },
        said: `Task [${id}] is fail with error: ${job.state === 'FAILURE' ? errorsOf(states) : `unknown state: ${String(job.state ?? '')}`}`,
      }
  }
}

function errorsOf(states: readonly Job[]): string {
  const errors = states.map(({ error = '' }) => ({ code: 'UNKNOWN', message: error }))
  return errors.length > 0 ? JSON.stringify({ errors }) : ''
}

function timeOf(time: unknown): string {
  return typeof time === 'string' ? time.replace(/\.\d+/, '') : never.replace('.000', '')
}

/** As Go writes it: `1h2m3s`. */
function durationOf({ created_at, updated_at }: Job): string {
  const seconds = (Date.parse(timeOf(updated_at)) - Date.parse(timeOf(created_at))) / 1000
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return `${hours > 0 ? `${hours}h` : ''}${seconds >= 60 ? `${minutes}m` : ''}${seconds % 60}s`
}

/** What became of each blob, on each machine. */
function drawBlobs(states: readonly Job[]): string {
  const results = states.flatMap(({ results }) => recordsIn(results))
  const rows = results.flatMap(({ success_tasks, failure_tasks, scheduler_cluster_id = 0 }) => {
    const row = (task: Job, state: string, error: unknown) =>
      [task.url, task.hostname, task.ip, scheduler_cluster_id, state, error].map((cell) => String(cell ?? ''))
    return [
      ...recordsIn(success_tasks).map((task) => row(task, 'SUCCESS', '')),
      ...recordsIn(failure_tasks).map((task) => row(task, 'FAILURE', task.description)),
    ]
  })
  return drawTable(['BLOB URL', 'HOSTNAME', 'IP', 'CLUSTER ID', 'STATE', 'ERROR MESSAGE'], rows)
}

function recordsIn(value: unknown): Job[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}
