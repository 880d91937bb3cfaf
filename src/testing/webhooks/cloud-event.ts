import type { CloudEventTypeMap } from '../../webhooks'

const types = new Map<string, keyof CloudEventTypeMap>([
  ['PUSH_ARTIFACT', 'harbor.artifact.pushed'],
  ['PULL_ARTIFACT', 'harbor.artifact.pulled'],
  ['DELETE_ARTIFACT', 'harbor.artifact.deleted'],
  ['SCANNING_COMPLETED', 'harbor.scan.completed'],
  ['SCANNING_FAILED', 'harbor.scan.failed'],
  ['SCANNING_STOPPED', 'harbor.scan.stopped'],
  ['QUOTA_EXCEED', 'harbor.quota.exceeded'],
  ['QUOTA_WARNING', 'harbor.quota.warned'],
  ['REPLICATION', 'harbor.replication.status.changed'],
  ['TAG_RETENTION', 'harbor.tag_retention.finished'],
])

export function hasCloudEvent(type: string): boolean {
  return types.has(type)
}

export interface Enveloped {
  readonly type: string
  /** Epoch seconds. */
  readonly occur_at: number
  readonly operator: unknown
  readonly event_data: unknown
}

/** What the envelope says by itself. */
export interface Envelope {
  readonly id: string
  readonly source: string
  readonly requestid: string
}

/** An event in its envelope, in the order of the wire; `undefined` for an event that was never a CloudEvent. */
export function wrap({ type, occur_at, operator, event_data }: Enveloped, envelope: Envelope) {
  const cloudEventType = types.get(type)
  if (cloudEventType === undefined) return undefined
  return {
    specversion: '1.0',
    id: envelope.id,
    source: envelope.source,
    type: cloudEventType,
    datacontenttype: 'application/json',
    time: new Date(occur_at * 1000).toISOString().replace('.000', ''),
    data: event_data,
    operator,
    requestid: envelope.requestid,
  }
}
