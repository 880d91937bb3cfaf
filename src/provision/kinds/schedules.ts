import * as z from 'zod/mini'
import type {
  AuditLogPurgeBody,
  AuditLogPurgeSchedule,
  ExecHistory,
  GCHistory,
  GCParameters,
  JobSchedule,
  PurgeParameters,
  Schedule,
} from '../../index'
import { sorted } from '../engine/compare'
import type { Setting } from '../engine/kind'
import { cron } from './cron'

/** When the jobs of the system run. A job that is not given keeps its schedule; `jobSchedule.none()` takes it away. */
export interface SchedulesDescription {
  garbageCollection?: GarbageCollectionDescription | undefined
  auditLogPurge?: AuditLogPurgeDescription | undefined
  scanAll?: { schedule: JobSchedule } | undefined
}

export interface GarbageCollectionDescription {
  schedule: JobSchedule
  /** What each run does. What is not given stays. */
  parameters?: Omit<GCParameters, 'dry_run'> | undefined
}

export type AuditLogPurgeDescription =
  | AuditLogPurgeSchedule
  | { schedule: { type: 'None'; cron?: undefined }; parameters?: undefined }

const flag = z.optional(z.boolean())
const words = z.union([z.string().check(z.minLength(1)), z.array(z.string()).check(z.minLength(1))])
const none = z.strictObject({ type: z.literal('None'), cron: z.optional(z.string()) })
const timed = z.strictObject({ type: z.enum(['Hourly', 'Daily', 'Weekly', 'Custom']), cron })
const schedule = z.discriminatedUnion('type', [none, timed])

const purgeMembers = { audit_retention_hour: z.int().check(z.minimum(0)), dry_run: flag }
// One of an older Harbor has operations and no types.
const purgeParameters = z.union([
  z.strictObject({ ...purgeMembers, include_event_types: words, include_operations: z.optional(words) }),
  z.strictObject({ ...purgeMembers, include_event_types: z.literal(''), include_operations: words }),
])

export const schedulesSchema = z.strictObject({
  garbageCollection: z.optional(
    z.strictObject({
      schedule,
      parameters: z.optional(
        z.strictObject({
          delete_untagged: flag,
          delete_tag: flag,
          workers: z.optional(z.int().check(z.minimum(1), z.maximum(10))),
        }),
      ),
    }),
  ),
  auditLogPurge: z.optional(
    z.union([
      z.strictObject({ schedule: timed, parameters: purgeParameters }),
      z.strictObject({ schedule: none, parameters: z.optional(purgeParameters) }),
    ]),
  ),
  scanAll: z.optional(z.strictObject({ schedule })),
})

export const garbageCollection: Setting<GarbageCollectionDescription, GCHistory | undefined> = {
  kind: 'schedules',
  name: 'garbageCollection',
  read: ({ harbor }) => harbor.garbageCollection.schedule(),
  describe: (current) => {
    const { delete_untagged = false, delete_tag = false, workers } = parametersOf<GCParameters>(current)
    return {
      schedule: scheduleOf(current),
      parameters: { delete_untagged, delete_tag, workers: workers || 1 },
    }
  },
  complete: compared,
  update: ({ harbor }, current, { schedule, parameters }) => {
    const { parameters: before } = garbageCollection.describe(current)
    return harbor.garbageCollection.setSchedule({ schedule, parameters: { ...before, ...parameters } })
  },
}

export const auditLogPurge: Setting<AuditLogPurgeDescription, ExecHistory | undefined> = {
  kind: 'schedules',
  name: 'auditLogPurge',
  read: ({ harbor }) => harbor.auditLogPurge.schedule(),
  describe: (current) =>
    current === undefined
      ? { schedule: { type: 'None' } }
      : { schedule: scheduleOf(current), parameters: purgeOf(current) },
  complete: (described) => {
    const { schedule, parameters } = compared(described)
    if (parameters === undefined) return { schedule: { type: 'None' } }
    const { include_event_types: types, ...others } = parameters
    return { schedule, parameters: { ...others, include_event_types: sorted(String(types).split(',')) } }
  },
  update: ({ harbor }, current, { schedule, parameters }) =>
    harbor.auditLogPurge.setSchedule({
      schedule,
      parameters: parameters ? { ...purgeOf(current), ...parameters } : nothingPurged,
    }),
}

export const scanAll: Setting<{ schedule: JobSchedule }, Schedule | undefined> = {
  kind: 'schedules',
  name: 'scanAll',
  read: ({ harbor }) => harbor.scanAll.schedule(),
  describe: (current) => ({ schedule: scheduleOf(current) }),
  complete: compared,
  update: ({ harbor }, _current, wanted) => harbor.scanAll.setSchedule(wanted),
}

/** Harbor asks for parameters also where it takes a schedule away. */
const nothingPurged: AuditLogPurgeBody = { audit_retention_hour: 24, include_event_types: ['pull_artifact'] }

/** Where nothing runs, there is nothing to be said of how. */
function compared<Described extends { schedule: JobSchedule; parameters?: object | undefined }>(
  described: Described,
): Described {
  return described.schedule.type === 'None'
    ? { ...described, schedule: { type: 'None' }, parameters: undefined }
    : described
}

/** `Schedule` is how Harbor keeps a schedule of scans that was given to it under that name. */
function scheduleOf(current: Pick<GCHistory, 'schedule'> | undefined): JobSchedule {
  if (current === undefined) return { type: 'None' }
  const { type, cron } = current.schedule
  return { type: type === 'Schedule' || type === 'Manual' ? 'Custom' : type, cron }
}

function purgeOf(current: ExecHistory | undefined): AuditLogPurgeBody {
  const {
    audit_retention_hour = 0,
    include_event_types = '',
    ...others
  } = parametersOf<PurgeParameters>(current)
  const { include_operations, dry_run = false } = others
  return {
    ...{ audit_retention_hour, include_event_types, dry_run },
    ...(include_operations && { include_operations }),
  }
}

/** JSON in a string. */
function parametersOf<Parameters extends object>(
  current: Pick<GCHistory, 'job_parameters'> | undefined,
): Partial<Parameters> {
  return current === undefined ? {} : JSON.parse(current.job_parameters)
}
