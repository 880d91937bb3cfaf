import { Table } from '../table'
import type { Clock } from './clock'

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
  status: JobStatus
  status_message: string
  readonly start_time: string
  update_time: string
  end_time: string | undefined
}

/** A part of an execution that runs by itself and has a log. */
export interface Task {
  readonly id: number
  readonly execution_id: number
  readonly job_id: string
  readonly extra_attrs: Record<string, unknown>
  status: JobStatus
  status_message: string
  run_count: number
  log: string
  readonly creation_time: string
  start_time: string
  update_time: string
  end_time: string | undefined
}

export interface TaskPlan {
  readonly extra_attrs?: Readonly<Record<string, unknown>>
  /** Does the work. What it throws makes the task an error, with its message in the log. */
  run(task: Task): void | Promise<void>
}

export interface Plan {
  readonly vendor_type: string
  readonly vendor_id: number
  readonly trigger: string
  readonly extra_attrs?: Readonly<Record<string, unknown>>
  readonly tasks: readonly TaskPlan[]
  /** What there is to say where there are no tasks. */
  readonly status_message?: string
  /** Harbor's pauses in milliseconds. */
  readonly pauses?: Partial<Pauses>
  /** Called each time the status of a task changes, and when the execution has ended. */
  onChange?(execution: Execution, task: Task | undefined): void
}

interface Pauses {
  /** From Pending to Running. */
  readonly start: number
  /** From Running to its end. */
  readonly run: number
  /** How long the execution's status lags behind its tasks. */
  readonly lag: number
}

const usual: Pauses = { start: 1000, run: 1000, lag: 0 }

export const isOver = (status: JobStatus): boolean => status !== 'Pending' && status !== 'Running'

/** Harbor's job service: executions and their tasks, each going Pending → Running → its end as the clock says. */
export class Jobs {
  readonly executions = new Table<Execution, 'vendor' | 'type'>({
    vendor: ({ vendor_type, vendor_id }) => `${vendor_type} ${vendor_id}`,
    type: ({ vendor_type }) => vendor_type,
  })
  readonly tasks = new Table<Task, 'execution'>({ execution: ({ execution_id }) => execution_id })
  readonly #clock: Clock
  readonly #plans = new Map<number, Plan>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  start(plan: Plan): Execution {
    const now = this.#now()
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
    for (const planned of plan.tasks) this.#plan(execution, plan, planned, pauses)
    if (plan.tasks.length === 0) {
      this.#clock.afterPause(pauses.start, () => this.#end(execution, plan, 'Success'))
    }
    return execution
  }

  /** Stops what has not ended. An execution that has is left as it is. */
  stop(execution: Execution): void {
    if (isOver(execution.status)) return
    for (const task of this.tasksOf(execution)) {
      if (!isOver(task.status)) this.#change(execution, task, 'Stopped')
    }
    const plan = this.#plans.get(execution.id)
    if (plan) this.#end(execution, plan, 'Stopped')
  }

  tasksOf(execution: Execution): Task[] {
    return this.tasks.where('execution', execution.id)
  }

  /** With its tasks and their logs. */
  delete(execution: Execution): void {
    for (const task of this.tasksOf(execution)) this.tasks.delete(task)
    this.#plans.delete(execution.id)
    this.executions.delete(execution)
  }

  #plan(execution: Execution, plan: Plan, planned: TaskPlan, pauses: Pauses): void {
    const now = this.#now()
    const task = this.tasks.insert((id) => ({
      id,
      execution_id: execution.id,
      job_id: crypto.randomUUID(),
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
    this.#clock.afterPause(pauses.start, () => {
      if (task.status !== 'Pending') return
      task.run_count += 1
      this.#change(execution, task, 'Running')
      this.#clock.afterPause(pauses.run, async () => {
        if (task.status !== 'Running') return
        const failure = await failureOf(() => planned.run(task))
        if (failure !== undefined) task.log += `${this.#now()} [ERROR] ${failure}\n`
        // It may have been stopped while it worked.
        if (task.status === 'Running')
          this.#change(execution, task, failure === undefined ? 'Success' : 'Error')
        this.#settle(execution, plan, pauses)
      })
    })
  }

  #settle(execution: Execution, plan: Plan, pauses: Pauses): void {
    const statuses = this.tasksOf(execution).map(({ status }) => status)
    if (isOver(execution.status) || !statuses.every(isOver)) return
    const status = statuses.includes('Error') ? 'Error' : statuses.includes('Stopped') ? 'Stopped' : 'Success'
    const ended = this.#now()
    const end = () => this.#end(execution, plan, status, ended)
    if (pauses.lag === 0) end()
    else this.#clock.afterPause(pauses.lag, end)
  }

  #end(execution: Execution, plan: Plan, status: JobStatus, ended = this.#now()): void {
    if (isOver(execution.status)) return
    execution.status = status
    execution.status_message = plan.status_message ?? ''
    execution.end_time = ended
    execution.update_time = this.#now()
    this.#plans.delete(execution.id)
    plan.onChange?.(execution, undefined)
  }

  #change(execution: Execution, task: Task, status: JobStatus): void {
    task.status = status
    task.update_time = this.#now()
    if (status === 'Running') task.start_time = task.update_time
    if (isOver(status)) task.end_time = task.update_time
    this.#plans.get(execution.id)?.onChange?.(execution, task)
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString()
  }
}

async function failureOf(work: () => void | Promise<void>): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
