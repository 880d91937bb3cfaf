import { part, type State } from '../state'

/** What waits for a worker, or has one. */
export interface Job {
  readonly job_id: string
  /** The queue that it is in: `IMAGE_SCAN`, `REPLICATION`, … */
  readonly job_type: string
  /** When it came into the queue, or got its worker. In milliseconds. */
  readonly since: number
}

interface Queued extends Job {
  /** Among all queues. */
  readonly order: number
  readonly start: (release: () => void) => void
}

interface Queue {
  isPaused: boolean
  readonly waiting: Set<Queued>
  /** Those that a worker may take. */
  readonly ready: Set<Queued>
}

/** Of a Harbor that nobody has configured. */
export const concurrency = 10

export const jobQueuesIn = part((state) => new JobQueues(state))

/** The queues of the job service and its workers: whoever is free takes what has waited longest and is not paused. */
export class JobQueues {
  readonly #state: State
  readonly #queues = new Map<string, Queue>()
  readonly #workers: (Job | undefined)[] = Array(concurrency).fill(undefined)
  #orders = 0
  #isAssigning = false

  constructor(state: State) {
    this.#state = state
  }

  /** What each worker is at. */
  get workers(): readonly (Job | undefined)[] {
    return this.#workers
  }

  /**
   * @param pause milliseconds before a worker sees it
   * @param start called when a worker has it, which is free again when `release` is called
   */
  add(job: Omit<Job, 'since'>, pause: number, start: Queued['start']): void {
    const queue = this.#queue(job.job_type)
    const queued = { ...job, since: this.#state.clock.now(), order: this.#orders++, start }
    queue.waiting.add(queued)
    const show = () => {
      // It may have been dropped meanwhile.
      if (queue.waiting.has(queued)) queue.ready.add(queued)
      this.#assign()
    }
    if (pause === 0) show()
    else this.#state.clock.afterPause(pause, show)
  }

  /** The first in comes first. */
  waiting(job_type: string): readonly Job[] {
    return [...(this.#queues.get(job_type)?.waiting ?? [])]
  }

  isPaused(job_type: string): boolean {
    return this.#queues.get(job_type)?.isPaused ?? false
  }

  /** What has a worker goes on; what waits is kept. */
  pause(job_type: string): void {
    this.#queue(job_type).isPaused = true
  }

  resume(job_type: string): void {
    this.#queue(job_type).isPaused = false
    this.#assign()
  }

  /** Empties a queue. @returns what was in it */
  drop(job_type: string): readonly Job[] {
    const dropped = this.waiting(job_type)
    this.#queues.get(job_type)?.waiting.clear()
    this.#queues.get(job_type)?.ready.clear()
    return dropped
  }

  #queue(job_type: string): Queue {
    const known = this.#queues.get(job_type)
    if (known) return known
    const queue = { isPaused: false, waiting: new Set<Queued>(), ready: new Set<Queued>() }
    this.#queues.set(job_type, queue)
    return queue
  }

  /** In a loop: a job that is over at once makes its worker free in the middle of it. */
  #assign(): void {
    if (this.#isAssigning) return
    this.#isAssigning = true
    try {
      for (let next = this.#next(); next; next = this.#next()) this.#give(next.queue, next.job, next.worker)
    } finally {
      this.#isAssigning = false
    }
  }

  #next(): { queue: Queue; job: Queued; worker: number } | undefined {
    const worker = this.#workers.indexOf(undefined)
    if (worker === -1) return undefined
    let next: { queue: Queue; job: Queued; worker: number } | undefined
    for (const queue of this.#queues.values()) {
      const [job] = queue.isPaused ? [] : queue.ready
      if (job && job.order < (next?.job.order ?? Number.POSITIVE_INFINITY)) next = { queue, job, worker }
    }
    return next
  }

  #give(queue: Queue, job: Queued, worker: number): void {
    queue.ready.delete(job)
    queue.waiting.delete(job)
    const { job_id, job_type } = job
    this.#workers[worker] = { job_id, job_type, since: this.#state.clock.now() }
    job.start(() => {
      this.#workers[worker] = undefined
      this.#assign()
    })
  }
}
