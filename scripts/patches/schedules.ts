import type { Schema } from '../schema'
import { defined } from './definitions'
import { alwaysPresent, called, neverSent } from './members'
import { maybeEmpty, takes } from './operations'
import type { Patch } from './patch'

const schedule: Schema = { $ref: '#/definitions/ScheduleReq' }
const flag: Schema = { type: 'boolean' }
const number: Schema = { type: 'integer' }
const text: Schema = { type: 'string' }

/** Garbage collection, the purge of audit logs, scans of everything: what runs by a schedule of the system. */
export const schedules: readonly Patch[] = [
  maybeEmpty('getGCSchedule', 'gc.json: getGCSchedule before there is one'),
  maybeEmpty('getPurgeSchedule', 'purge.json: getPurgeSchedule before there is one'),
  maybeEmpty('getScanAllSchedule', 'scan-all.json: getScanAllSchedule before there is one'),
  alwaysPresent('ScheduleObj', ['type'], 'gc.json, purge.json, scan-all.json; a run has its trigger there'),
  alwaysPresent(
    'GCHistory',
    ['id', 'job_kind', 'job_parameters', 'schedule', 'job_status'],
    'server/v2.0/handler/model/gc.go. Not job_name, which a schedule does not have (gc.json: getGCSchedule)',
  ),
  neverSent('GCHistory', ['deleted'], 'Never set in server/v2.0/handler/gc.go; in no recording'),
  called('GCHistory', ['job_status'], 'JobStatus', 'jobservice/job/status.go'),
  alwaysPresent(
    'ExecHistory',
    ['id', 'job_kind', 'job_parameters', 'schedule', 'job_status'],
    'server/v2.0/handler/purge.go. Not job_name, which a schedule does not have (purge.json: getPurgeSchedule)',
  ),
  neverSent('ExecHistory', ['deleted'], 'Never set in server/v2.0/handler/purge.go; in no recording'),
  called('ExecHistory', ['job_status'], 'JobStatus', 'jobservice/job/status.go'),
  alwaysPresent('Schedule', ['id', 'status', 'schedule'], 'server/v2.0/handler/model/schedule.go'),
  neverSent(
    'Schedule',
    ['parameters'],
    'server/v2.0/handler/scan_all.go makes schedules without; in no recording',
  ),
  called('Schedule', ['status'], 'JobStatus', 'jobservice/job/status.go'),

  defined(
    'ScheduleReq',
    {
      type: 'object',
      properties: {
        type: { ...text, enum: ['Hourly', 'Daily', 'Weekly', 'Custom', 'Manual', 'None'] },
        cron: text,
      },
      required: ['type'],
    },
    "gc.json: updateGCSchedule (Schedule: nothing happens). The type 'Schedule' is what a history shows of a run",
  ),
  defined(
    'GCScheduleReq',
    {
      type: 'object',
      properties: { schedule, parameters: { $ref: '#/definitions/GCParameters' } },
      required: ['schedule'],
    },
    'server/v2.0/handler/gc.go reads nothing else',
  ),
  defined(
    'GCParameters',
    {
      type: 'object',
      properties: { delete_untagged: flag, delete_tag: flag, dry_run: flag, workers: number },
    },
    'server/v2.0/handler/gc.go: kick; gc.json: updateGCSchedule (400: workers)',
  ),
  defined(
    'PurgeScheduleReq',
    {
      type: 'object',
      properties: { schedule, parameters: { $ref: '#/definitions/PurgeParameters' } },
      required: ['schedule', 'parameters'],
    },
    'purge.json: createPurgeSchedule (400: no parameters)',
  ),
  defined(
    'PurgeParameters',
    {
      type: 'object',
      properties: {
        audit_retention_hour: number,
        include_event_types: text,
        include_operations: text,
        dry_run: flag,
      },
      required: ['audit_retention_hour', 'include_event_types'],
    },
    'purge.json: createPurgeSchedule (400: no event types). include_operations is what Harbor up to 2.12 asks for instead',
  ),
  defined(
    'ScanAllScheduleReq',
    { type: 'object', properties: { schedule }, required: ['schedule'] },
    'server/v2.0/handler/scan_all.go reads nothing else',
  ),
  ...['createGCSchedule', 'updateGCSchedule'].map((id) =>
    takes(id, 'Schedule', 'GCScheduleReq', 'server/v2.0/handler/gc.go'),
  ),
  ...['createPurgeSchedule', 'updatePurgeSchedule'].map((id) =>
    takes(id, 'Schedule', 'PurgeScheduleReq', 'server/v2.0/handler/purge.go'),
  ),
  ...['createScanAllSchedule', 'updateScanAllSchedule'].map((id) =>
    takes(id, 'Schedule', 'ScanAllScheduleReq', 'server/v2.0/handler/scan_all.go'),
  ),
]
