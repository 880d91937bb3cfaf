import { part, type State } from '../state'
import { type Table, table } from '../table'
import { type Cron, parseCron } from './cron'
import { jobQueuesIn } from './job-queues'

/** When something runs by itself. */
export interface Schedule {
  readonly id: number
  /** `GARBAGE_COLLECTION`, `REPLICATION`, … */
  readonly vendor_type: string
  /** The policy that it runs; 0 or -1 where there is one of its kind only. */
  readonly vendor_id: number
  /** `Daily`, `Custom`, …: how a user chose the cron. */
  readonly cron_type: string
  /** Six fields. */
  readonly cron: string
  /** What is said of each run. */
  readonly extra_attrs: Readonly<Record<string, unknown>>
  readonly creation_time: string
  readonly update_time: string
}

export type NewSchedule = Omit<Schedule, 'id' | 'creation_time' | 'update_time'>

type Vendor = Pick<Schedule, 'vendor_type' | 'vendor_id'>

export const schedulesIn = table<Schedule, 'vendor'>({ vendor: vendorOf })
export const schedulerIn = part((state) => new Scheduler(state))

/** The queue of what is due: while it is paused, no schedule runs. */
export const scheduleJob = 'SCHEDULER'

/** Runs what is scheduled when the clock gets there. */
export class Scheduler {
  readonly #state: State
  readonly #table: Table<Schedule, 'vendor'>
  /** By the id of the schedule: takes back what waits. */
  readonly #waiting = new Map<number, () => void>()
  /** By the id of the schedule: the second in which it ran last. */
  readonly #ran = new Map<number, number>()

  constructor(state: State) {
    this.#state = state
    this.#table = schedulesIn(state)
  }

  /**
   * Runs `work` each time; in place of what was scheduled for the same vendor.
   *
   * @param schedule its cron has been checked
   * @param work without it the schedule is only shown
   */
  set(schedule: NewSchedule, work?: (schedule: Schedule) => void): Schedule {
    const known = this.find(schedule)
    const now = this.#state.now()
    this.remove(schedule)
    const made = this.#table.insert((id) => ({
      ...{ id, ...schedule },
      ...{ creation_time: known?.creation_time ?? now, update_time: now },
    }))
    const cron = parseCron(schedule.cron)
    if (cron && work) this.#wait(made, cron, work)
    return made
  }

  find(vendor: Vendor): Schedule | undefined {
    return this.#table.find('vendor', vendorOf(vendor))
  }

  remove(vendor: Vendor): void {
    const schedule = this.find(vendor)
    if (!schedule) return
    this.#waiting.get(schedule.id)?.()
    this.#waiting.delete(schedule.id)
    this.#ran.delete(schedule.id)
    this.#table.delete(schedule)
  }

  /** `undefined` where it never runs. */
  nextTime({ cron }: Schedule): string | undefined {
    const next = parseCron(cron)?.next(this.#state.clock.now())
    return next === undefined ? undefined : new Date(next).toISOString()
  }

  #wait(schedule: Schedule, cron: Cron, work: (schedule: Schedule) => void): void {
    const next = cron.next(this.#state.clock.now())
    if (next === undefined) return
    const takeBack = this.#state.clock.at(next, () => {
      this.#wait(schedule, cron, work)
      this.#enqueue(schedule, next, work)
    })
    this.#waiting.set(schedule.id, takeBack)
  }

  #enqueue(schedule: Schedule, due: number, work: (schedule: Schedule) => void): void {
    const job = { job_id: `${schedule.id}@${due / 1000}`, job_type: scheduleJob }
    jobQueuesIn(this.#state).add(job, 0, (release) => {
      const second = Math.floor(this.#state.clock.now() / 1000)
      // It may have been taken away while its job waited. And of what has piled up it runs once (seen on Harbor 2.15.2).
      const isDue = this.#table.get(schedule.id) === schedule && this.#ran.get(schedule.id) !== second
      this.#ran.set(schedule.id, second)
      if (isDue) work(schedule)
      release()
    })
  }
}

function vendorOf({ vendor_type, vendor_id }: Vendor): string {
  return `${vendor_type} ${vendor_id}`
}
