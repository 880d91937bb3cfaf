import { requireSystem } from '../../access/access'
import { executionsIn } from '../../engine/jobs'
import { badRequest, done, json, notFound, text } from '../../http/answers'
import { answerList } from '../../http/list'
import { type BodyOf, type Call, on, type Route } from '../../http/route'
import { executionColumns } from '../execution-views'
import { answerSchedule, findRun, kick, kicked, logOf, type SystemJob, stopRun, viewRun } from '../system-job'
import { type Parameters, startPurge, vendor_type } from './purge'

const job: SystemJob<Parameters> = {
  vendor_type,
  name: 'log rotation purge',
  shown: (parameters) => ({ ...parameters }),
  start: startPurge,
}

export const purgeRoutes: readonly Route[] = [
  on('getPurgeHistory', (call) => {
    requireSystem(call.actor, 'list', 'purge-audit')
    return answerList(call, executionColumns, {
      rows: executionsIn(call.state).rows('type', vendor_type),
      view: viewRun,
    })
  }),

  // Where there is none Harbor fails, without a word (test/recordings/api/purge.json, "500: it does not exist").
  on('getPurgeJob', (call) => {
    requireSystem(call.actor, 'read', 'purge-audit')
    const run = findRun(call.state, vendor_type, call.params.purge_id)
    return run ? json(viewRun(run)) : new Response(null, { status: 500 })
  }),

  on('stopPurge', (call) => {
    requireSystem(call.actor, 'stop', 'purge-audit')
    return stopRun(call.state, vendor_type, call.params.purge_id)
  }),

  on('getPurgeJobLog', (call) => {
    requireSystem(call.actor, 'read', 'purge-audit')
    const { purge_id } = call.params
    const log = logOf(call.state, findRun(call.state, vendor_type, purge_id))
    if (log !== undefined) return text(log, 'text/plain')
    throw notFound(`purge job with execution ID: ${purge_id} taskLog is not found`)
  }),

  on('getPurgeSchedule', (call) => {
    requireSystem(call.actor, 'read', 'purge-audit')
    return answerSchedule(call.state, vendor_type)
  }),

  on('createPurgeSchedule', (call) => {
    requireSystem(call.actor, 'create', 'purge-audit')
    return kicked(call, kickPurge(call))
  }),

  on('updatePurgeSchedule', (call) => {
    requireSystem(call.actor, 'update', 'purge-audit')
    kickPurge(call)
    return done()
  }),
]

function kickPurge(call: Call<unknown, BodyOf<'createPurgeSchedule'>>): number {
  const { schedule, parameters = {} } = call.body
  if (!schedule) throw badRequest("bad request: schedule cann't be empty")
  const { audit_retention_hour, include_event_types, dry_run } = parameters
  if (Object.keys(parameters).length === 0) {
    throw badRequest("bad request: schedule parameter cann't be empty")
  }
  if (audit_retention_hour === undefined) throw badRequest('bad request: audit_retention_hour should provide')
  if (audit_retention_hour > 240_000) {
    throw badRequest('bad request: audit_retention_hour should be less than 240000')
  }
  if (include_event_types === undefined) throw badRequest('bad request: include_event_types should provide')
  const given = { audit_retention_hour, include_event_types, ...(dry_run !== undefined && { dry_run }) }
  return kick(call, job, schedule, given)
}
