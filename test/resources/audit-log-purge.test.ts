import { expect, test } from 'vitest'
import { type AuditLogPurgeBody, type ExecHistory, HarborJobError, jobSchedule } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { replay } from './replay'
import { type Answer, scripted } from './script'

replay('purge.json', {
  operations: {
    createPurgeSchedule: {
      call: ({ harbor, body }) =>
        harbor.auditLogPurge.run(body<{ parameters: AuditLogPurgeBody }>().parameters),
    },
    getPurgeSchedule: { call: ({ harbor }) => harbor.auditLogPurge.schedule() },
    updatePurgeSchedule: { call: ({ harbor, body }) => harbor.auditLogPurge.setSchedule(body()) },
    getPurgeHistory: { call: ({ harbor, query }) => harbor.auditLogPurge.list(query()) },
    getPurgeJob: { call: ({ harbor, id }) => harbor.auditLogPurge.get(id('purge_id')) },
    getPurgeJobLog: { call: ({ harbor, id }) => harbor.auditLogPurge.log(id('purge_id')) },
    stopPurge: { call: ({ harbor, id }) => harbor.auditLogPurge.stop(id('purge_id')) },
  },
  refused: {
    'createPurgeSchedule: 400: no parameters': 'body',
    'createPurgeSchedule: 400: no event types': 'include_event_types',
    'updatePurgeSchedule: 400: no parameters': 'parameters',
  },
  skipped: {
    'createPurgeSchedule: Hourly': 'a schedule is set by updatePurgeSchedule, which does the same',
  },
})

const made: Answer = { body: {}, headers: { location: '/api/v2.0/system/purgeaudit/9' } }

test('takes lists of what is purged, for this Harbor and for older ones', async () => {
  const { harbor, asked } = scripted(made, { body: {} })
  const purge = {
    audit_retention_hour: 24,
    include_event_types: ['create_artifact', 'pull_artifact'],
    include_operations: ['create', 'pull'],
  }
  expect((await harbor.auditLogPurge.run(purge)).id).toBe(9)
  const parameters =
    '{"audit_retention_hour":24,"include_event_types":"create_artifact,pull_artifact","include_operations":"create,pull"}'
  expect(asked[0]).toBe(
    `POST /system/purgeaudit/schedule {"schedule":{"type":"Manual"},"parameters":${parameters}}`,
  )
  await harbor.auditLogPurge.setSchedule({ schedule: jobSchedule.daily(), parameters: purge })
  expect(asked[1]).toBe(
    `PUT /system/purgeaudit/schedule {"schedule":{"type":"Daily","cron":"0 0 0 * * *"},"parameters":${parameters}}`,
  )
})

test.each([
  ['include_event_types', { audit_retention_hour: 24, include_event_types: [] }],
  ['audit_retention_hour', { audit_retention_hour: 0, include_event_types: ['pull_artifact'] }],
])('does not purge nothing, by its %s', async (argument, body) => {
  const { harbor, asked } = scripted()
  await expect(harbor.auditLogPurge.run(body)).rejects.toMatchObject({ argument })
  expect(asked).toEqual([])
})

test('waits for a run, and says with which log it failed', async () => {
  const run = findExchange('purge.json', 'getPurgeJob', 'one')
  const ended = (job_status: ExecHistory['job_status']): Answer => ({
    body: { ...Object(run.response.body), job_status },
  })
  const { harbor } = scripted(run, ended('Success'))
  expect((await harbor.auditLogPurge.wait(81, { interval: 1 })).job_status).toBe('Success')
  const log: Answer = findExchange('purge.json', 'getPurgeJobLog', 'the log')
  const failed = scripted(ended('Error'), log).harbor.auditLogPurge.wait(81, { interval: 1 })
  await expect(failed).rejects.toThrow(HarborJobError)
  await expect(failed).rejects.toThrow(/^The purge 81 ended as Error/)
})
