import type * as models from '../../../../generated/models'
import { concurrency, jobQueuesIn } from '../../engine/job-queues'
import { view } from '../../http/json'
import { part, type State } from '../../state'

interface Pool {
  readonly id: string
  readonly workers: readonly string[]
}

/** The one process of the job service. */
const poolIn = part((state): Pool => {
  // Harbor's are of 24 hexadecimal digits.
  const newId = () => state.newId().replaceAll('-', '').slice(-24)
  return { id: newId(), workers: Array.from({ length: concurrency }, newId).sort() }
})

/** When it was started: asked for when the fake is made. */
export const startTimeIn = part((state) => new Date(state.clock.now()))

/** Inside a container there is no other. */
const pid = 1

export function viewPools(state: State): models.WorkerPool[] {
  const { id } = poolIn(state)
  return [
    {
      concurrency,
      heartbeat_at: inSeconds(state.clock.now()),
      pid,
      start_at: inSeconds(startTimeIn(state).getTime()),
      worker_pool_id: id,
    },
  ]
}

/** @param poolId what there is no pool of has no workers */
export function viewWorkers(state: State, poolId: string): models.Worker[] {
  const { id: pool_id, workers } = poolIn(state)
  if (poolId !== pool_id && poolId.toLowerCase() !== 'all') return []
  const jobs = jobQueuesIn(state).workers
  return workers.map((id, place) => {
    const job = jobs[place]
    return view<models.Worker>({
      id,
      job_id: job?.job_id,
      job_name: job?.job_type,
      pool_id,
      start_at: job && inSeconds(job.since),
    })
  })
}

function inSeconds(time: number): string {
  return new Date(Math.floor(time / 1000) * 1000).toISOString()
}
