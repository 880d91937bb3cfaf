import { test } from 'vitest'
import { type Harbor, jobSchedule } from '../../src/index'

declare const harbor: Harbor

test('a schedule says when, and runs nothing at once', () => {
  harbor.garbageCollection.setSchedule({ schedule: jobSchedule.weekly(), parameters: { dry_run: true } })
  // @ts-expect-error that is `run`
  harbor.garbageCollection.setSchedule({ schedule: { type: 'Manual' } })
  // @ts-expect-error Harbor takes it and does nothing
  harbor.garbageCollection.setSchedule({ schedule: { type: 'Schedule', cron: '0 0 0 * * *' } })
  // @ts-expect-error when?
  harbor.garbageCollection.setSchedule({ parameters: {} })
  // @ts-expect-error no such parameter
  harbor.garbageCollection.run({ dryRun: true })
})

test('a purge says what it deletes, and what it keeps', () => {
  harbor.auditLogPurge.run({ audit_retention_hour: 24, include_event_types: ['pull_artifact'] })
  // @ts-expect-error of what?
  harbor.auditLogPurge.run({ audit_retention_hour: 24 })
  // @ts-expect-error of which age?
  harbor.auditLogPurge.run({ include_event_types: 'pull_artifact' })
  // @ts-expect-error Harbor wants the parameters to take a schedule away, too
  harbor.auditLogPurge.setSchedule({ schedule: jobSchedule.none() })
})
