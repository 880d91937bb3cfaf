import { requireSystem } from '../../access/access'
import { executionsIn } from '../../engine/jobs'
import { badRequest, done, json, notFound, Panic, text } from '../../http/answers'
import { answerList } from '../../http/list'
import { type BodyOf, type Call, on, type Route } from '../../http/route'
import { executionColumns } from '../execution-views'
import { answerSchedule, findRun, kick, kicked, logOf, type SystemJob, stopRun, viewRun } from '../system-job'
import { type Parameters, startCollection, vendor_type } from './collect'

const job: SystemJob<Parameters> = {
  vendor_type,
  name: 'gc',
  shown: ({ dry_run, ...others }) => ({ ...others, ...(dry_run && { dry_run }) }),
  start: startCollection,
}

export const garbageCollectionRoutes: readonly Route[] = [
  on('getGCHistory', (call) => {
    requireSystem(call.actor, 'list', 'garbage-collection')
    return answerList(call, executionColumns, {
      rows: executionsIn(call.state).rows('type', vendor_type),
      view: viewRun,
    })
  }),

  on('getGC', (call) => {
    requireSystem(call.actor, 'read', 'garbage-collection')
    const run = findRun(call.state, vendor_type, call.params.gc_id)
    if (!run) throw notFound(`garbage collection execution ${call.params.gc_id} not found`)
    return json(viewRun(run))
  }),

  on('stopGC', (call) => {
    requireSystem(call.actor, 'stop', 'garbage-collection')
    return stopRun(call.state, vendor_type, call.params.gc_id)
  }),

  on('getGCLog', (call) => {
    requireSystem(call.actor, 'read', 'garbage-collection')
    const { gc_id } = call.params
    const log = logOf(call.state, findRun(call.state, vendor_type, gc_id))
    if (log === undefined) throw notFound(`garbage collection ${gc_id} log is not found`)
    // As JSON it is the text as a JSON string.
    return call.format === 'text/plain' ? text(log, 'text/plain') : json(log)
  }),

  on('getGCSchedule', (call) => {
    requireSystem(call.actor, 'read', 'garbage-collection')
    return answerSchedule(call.state, vendor_type)
  }),

  // There may be a schedule already.
  on('createGCSchedule', (call) => {
    requireSystem(call.actor, 'create', 'garbage-collection')
    return kicked(call, kickCollection(call))
  }),

  on('updateGCSchedule', (call) => {
    requireSystem(call.actor, 'update', 'garbage-collection')
    kickCollection(call)
    return done()
  }),
]

function kickCollection(call: Call<unknown, BodyOf<'createGCSchedule'>>): number {
  const { schedule, parameters = {} } = call.body ?? {}
  if (!schedule) throw new Panic('no schedule')
  const { delete_untagged = false, delete_tag = false, dry_run = false, workers } = parameters
  if (workers !== undefined && (workers < 1 || workers > 10)) {
    throw badRequest(
      `Error: Invalid number of workers:${workers}. Workers must be greater than 0 and less than or equal to 10.`,
    )
  }
  return kick(call, job, schedule, { delete_untagged, delete_tag, dry_run, workers: workers ?? 0 })
}
