import { part, type State } from '../state'
import { type Table, table } from '../table'
import { messageOf } from './failure'
import { type JobQueues, jobQueuesIn } from './job-queues'
import { type Work, work } from './work'

export type JobStatus = 'Pending' | 'Running' | 'Success' | 'Error' | 'Stopped'

/** One run of a job: what Harbor's history lists. */
export interface Execution {
  readonly id: number
  /** `GARBAGE_COLLECTION`, `REPLICATION`, … */
  readonly vendor_type: string
  /** The policy or artifact it runs for. */
  readonly vendor_id: number
  readonly trigger: string
  readonly extra_attrs: Readonly<Record<string, unknown>>
  readonly status: JobStatus
  readonly status_message: string
  readonly start_time: string
  readonly update_time: string
  readonly end_time: string | undefined
}

/** A part of an execution that runs by itself and has a log. */
export interface Task {
  readonly id: number
  readonly execution_id: number
  readonly job_id: string
  readonly extra_attrs: Readonly<Record<string, unknown>>
  readonly status: JobStatus
  readonly status_message: string
  readonly run_count: number
  readonly log: string
  readonly creation_time: string
  readonly start_time: string
  readonly update_time: string
  readonly end_time: string | undefined
}

export interface TaskPlan extends Work<Task> {
  readonly extra_attrs?: Readonly<Record<string, unknown>>
  /** Called when the task is there, before it waits for its turn. */
  onPlanned?(task: Task): void
  /** Milliseconds before each further attempt of a task that fails. @default [] */
  readonly retries?: readonly number[]
}

export interface Plan {
  readonly vendor_type: string
  /** The queue of its tasks. @default the `vendor_type` */
  readonly job_type?: string
  readonly vendor_id: number
  readonly trigger: string
  readonly extra_attrs?: Readonly<Record<string, unknown>>
  /** Or what finds out which they are, a pause after the start. What it throws makes the execution an error. */
  readonly tasks: readonly TaskPlan[] | (() => Promise<readonly TaskPlan[]>)
  /** What there is to say where there are no tasks. */
  readonly status_message?: string
  /** Harbor's pauses in milliseconds. */
  readonly pauses?: Partial<Pauses>
  /** Called each time the status of a task changes, and when the execution has ended. */
  onChange?(execution: Execution, task: Task | undefined): void
}

interface Pauses {
  /** Before it is found out which tasks there are. */
  readonly find: number
  /** From Pending to Running. */
  readonly start: number
  /** From Running to its end. */
  readonly run: number
  /** How long the execution's status lags behind its tasks. */
  readonly lag: number
}

const usual: Pauses = { find: 500, start: 1000, run: 1000, lag: 0 }

export const isOver = (status: JobStatus): boolean => status !== 'Pending' && status !== 'Running'

export const executionsIn = table<Execution, 'vendor' | 'type'>({
  vendor: ({ vendor_type, vendor_id }) => `${vendor_type} ${vendor_id}`,
  type: ({ vendor_type }) => vendor_type,
})
export const tasksIn = table<Task, 'execution' | 'job'>({
  execution: ({ execution_id }) => execution_id,
  job: ({ job_id }) => job_id,
})
export const jobsIn = part((state) => new Jobs(state))

/** Harbor's job service: executions and their tasks, each going Pending → Running → its end as the clock says. */
export class Jobs {
  readonly executions: Table<Execution, 'vendor' | 'type'>
  readonly tasks: Table<Task, 'execution' | 'job'>
  readonly #state: State
  readonly #queues: JobQueues
  readonly #plans = new Map<number, Plan>()
  /** Tasks that failed and are tried again. */
  readonly #retrying = new Set<number>()

  constructor(state: State) {
    this.#state = state
    this.executions = executionsIn(state)
    this.tasks = tasksIn(state)
    this.#queues = jobQueuesIn(state)
  }

  start(plan: Plan): Execution {
    const now = this.#state.now()
    const execution = this.executions.insert((id) => ({
      id,
      vendor_type: plan.vendor_type,
      vendor_id: plan.vendor_id,
      trigger: plan.trigger,
      extra_attrs: plan.extra_attrs ?? {},
      status: 'Running',
      status_message: '',
      start_time: now,
      update_time: now,
      end_time: undefined,
    }))
    this.#plans.set(execution.id, plan)
    const pauses = { ...usual, ...plan.pauses }
    const { tasks } = plan
    if (typeof tasks === 'function')
      this.#state.clock.afterPause(pauses.find, () => this.#find(execution, plan, tasks))
    else this.#planAll(execution, plan, tasks)
    return execution
  }

  /** Stops what has not ended. An execution that has, or lags behind tasks that have, is left as it is. */
  stop(execution: Execution): void {
    const tasks = this.tasksOf(execution)
    const isDone =
      tasks.length > 0 && tasks.every(({ id, status }) => isOver(status) && !this.#retrying.has(id))
    if (isOver(execution.status) || isDone) return
    for (const task of tasks) {
      const isWaiting = this.#retrying.delete(task.id)
      if (isWaiting || !isOver(task.status)) this.#change(execution, task, 'Stopped')
    }
    const plan = this.#plans.get(execution.id)
    if (plan) this.#end(execution, plan, 'Stopped')
  }

  /** Stops a single task, if it has not ended. */
  stopTask(task: Task): void {
    const isWaiting = this.#retrying.delete(task.id)
    const execution = this.executions.get(task.execution_id)
    const plan = this.#plans.get(task.execution_id)
    if (!execution || !plan || (isOver(task.status) && !isWaiting)) return
    this.#change(execution, task, 'Stopped')
    this.#settle(execution, plan, { ...usual, ...plan.pauses })
  }

  /** Stops what waits in a queue for a worker. */
  stopWaiting(job_type: string): void {
    for (const { job_id } of this.#queues.drop(job_type)) {
      const task = this.tasks.find('job', job_id)
      if (task) this.stopTask(task)
    }
  }

  tasksOf(execution: Execution): Task[] {
    return this.tasks.where('execution', execution.id).sort((a, b) => a.id - b.id)
  }

  /** Adds a line to the log of a task. */
  log(task: Task, line: string): void {
    this.tasks.update(task, { log: `${task.log}${toSeconds(this.#state.now())} ${line}\n` })
  }

  /** With its tasks and their logs. */
  delete(execution: Execution): void {
    for (const task of this.tasksOf(execution)) this.tasks.delete(task)
    this.#plans.delete(execution.id)
    this.executions.delete(execution)
  }

  async #find(execution: Execution, plan: Plan, find: () => Promise<readonly TaskPlan[]>): Promise<void> {
    if (isOver(execution.status)) return
    try {
      const tasks = await find()
      // It may have been stopped meanwhile.
      if (!isOver(execution.status)) this.#planAll(execution, plan, tasks)
    } catch (error) {
      this.#end(execution, plan, 'Error', { message: messageOf(error) })
    }
  }

  #planAll(execution: Execution, plan: Plan, tasks: readonly TaskPlan[]): void {
    const pauses = { ...usual, ...plan.pauses }
    for (const planned of tasks) this.#plan(execution, plan, planned, pauses)
    if (tasks.length > 0) return
    this.#end(execution, plan, 'Success', { message: plan.status_message ?? '' })
  }

  #plan(execution: Execution, plan: Plan, planned: TaskPlan, pauses: Pauses): void {
    const now = this.#state.now()
    const task = this.tasks.insert((id) => ({
      id,
      execution_id: execution.id,
      // Harbor's are of 24 hexadecimal digits.
      job_id: this.#state.newId().replaceAll('-', '').slice(-24),
      extra_attrs: { ...planned.extra_attrs },
      status: 'Pending',
      status_message: '',
      run_count: 0,
      log: '',
      creation_time: now,
      start_time: now,
      update_time: now,
      end_time: undefined,
    }))
    planned.onPlanned?.(task)
    this.#enqueue(plan, task, pauses.start, (release) => {
      // One that was stopped stays in its queue until a worker sees it.
      if (task.status === 'Pending') this.#attempt(execution, plan, planned, task, release)
      else release()
    })
  }

  #enqueue(plan: Plan, { job_id }: Task, pause: number, start: (release: () => void) => void): void {
    this.#queues.add({ job_id, job_type: plan.job_type ?? plan.vendor_type }, pause, start)
  }

  #attempt(execution: Execution, plan: Plan, planned: TaskPlan, task: Task, release: () => void): void {
    const pauses = { ...usual, ...plan.pauses }
    // The log is that of the last attempt.
    this.tasks.update(task, { log: '' })
    this.#change(execution, task, 'Running')
    const ended = (failure: string | undefined) => {
      release()
      if (failure !== undefined) this.log(task, `[ERROR] ${failure}`)
      // It may have been stopped while it worked.
      if (task.status !== 'Running') return
      const pause = failure === undefined ? undefined : planned.retries?.[task.run_count - 1]
      if (pause !== undefined) this.#retrying.add(task.id)
      this.#change(execution, task, failure === undefined ? 'Success' : 'Error')
      if (pause === undefined) this.#settle(execution, plan, pauses)
      else this.#state.clock.afterPause(pause, () => this.#retry(execution, plan, planned, task))
    }
    this.#state.clock.afterPause(pauses.run, () => work(this.#state.clock, planned, task, ended))
  }

  #retry(execution: Execution, plan: Plan, planned: TaskPlan, task: Task): void {
    // Whoever stopped it has taken it out.
    if (!this.#retrying.has(task.id)) return
    this.#enqueue(plan, task, 0, (release) => {
      if (this.#retrying.delete(task.id)) this.#attempt(execution, plan, planned, task, release)
      else release()
    })
  }

  #settle(execution: Execution, plan: Plan, pauses: Pauses): void {
    const tasks = this.tasksOf(execution)
    const statuses = tasks.map(({ status }) => status)
    if (isOver(execution.status) || !statuses.every(isOver)) return
    if (tasks.some(({ id }) => this.#retrying.has(id))) return
    const status = statuses.includes('Error') ? 'Error' : statuses.includes('Stopped') ? 'Stopped' : 'Success'
    const ended = this.#state.now()
    const end = () => this.#end(execution, plan, status, { ended })
    if (pauses.lag === 0) end()
    else this.#state.clock.afterPause(pauses.lag, end)
  }

  #end(
    execution: Execution,
    plan: Plan,
    status: JobStatus,
    { ended = this.#state.now(), message = '' }: { readonly ended?: string; readonly message?: string } = {},
  ): void {
    if (isOver(execution.status)) return
    this.executions.update(execution, {
      ...{ status, status_message: message },
      ...{ end_time: ended, update_time: this.#state.now() },
    })
    this.#plans.delete(execution.id)
    plan.onChange?.(execution, undefined)
  }

  #change(execution: Execution, task: Task, status: JobStatus): void {
    const now = this.#state.now()
    this.tasks.update(task, {
      ...{ status, update_time: now },
      ...(status === 'Running' && { start_time: now, run_count: task.run_count + 1 }),
      ...(isOver(status) && { end_time: now }),
    })
    this.#plans.get(execution.id)?.onChange?.(execution, task)
  }
}

/** As Harbor writes times that it has no column for: `2026-11-23T20:42:09Z`. */
export function toSeconds(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z')
}
