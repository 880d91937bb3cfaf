import * as z from 'zod/mini'
import type { CloudEventTypeMap } from './event'
import { loose } from './events/loose'
import { string } from './events/primitives'

/** What the `Default` format calls the type of a CloudEvent. */
export const cloudEventTypes: CloudEventTypeMap = {
  'harbor.artifact.pushed': 'PUSH_ARTIFACT',
  'harbor.artifact.pulled': 'PULL_ARTIFACT',
  'harbor.artifact.deleted': 'DELETE_ARTIFACT',
  'harbor.scan.completed': 'SCANNING_COMPLETED',
  'harbor.scan.failed': 'SCANNING_FAILED',
  'harbor.scan.stopped': 'SCANNING_STOPPED',
  'harbor.quota.exceeded': 'QUOTA_EXCEED',
  'harbor.quota.warned': 'QUOTA_WARNING',
  'harbor.replication.status.changed': 'REPLICATION',
  'harbor.tag_retention.finished': 'TAG_RETENTION',
}

/** The envelope; its `data` is checked as the `event_data` of the event. */
export const cloudEventEnvelope = loose({
  specversion: string,
  id: string,
  source: string,
  type: string,
  datacontenttype: string,
  time: string,
  data: z.unknown(),
  operator: string,
  requestid: string,
})

/** Seconds since 1970, as `occur_at` has them; not a number where the string is no time. */
export function epochSeconds(time: unknown): number {
  return typeof time === 'string' ? Math.floor(Date.parse(time) / 1000) : Number.NaN
}
