import type { DeleteArtifactEvent } from './events/delete-artifact'
import type { DeleteChartEvent } from './events/delete-chart'
import type { DownloadChartEvent } from './events/download-chart'
import type { CloudEventOf, PayloadOf } from './events/envelope'
import type { PullArtifactEvent } from './events/pull-artifact'
import type { PushArtifactEvent } from './events/push-artifact'
import type { QuotaExceedEvent } from './events/quota-exceed'
import type { QuotaWarningEvent } from './events/quota-warning'
import type { ReplicationEvent } from './events/replication'
import type { ScanningCompletedEvent } from './events/scanning-completed'
import type { ScanningFailedEvent } from './events/scanning-failed'
import type { ScanningStoppedEvent } from './events/scanning-stopped'
import type { TagRetentionEvent } from './events/tag-retention'
import type { UploadChartEvent } from './events/upload-chart'

/** Every event that Harbor sends, by its `type`; the three of charts up to Harbor 2.7 only. */
export interface WebhookEventMap {
  PUSH_ARTIFACT: PushArtifactEvent
  PULL_ARTIFACT: PullArtifactEvent
  DELETE_ARTIFACT: DeleteArtifactEvent
  SCANNING_COMPLETED: ScanningCompletedEvent
  SCANNING_FAILED: ScanningFailedEvent
  SCANNING_STOPPED: ScanningStoppedEvent
  QUOTA_EXCEED: QuotaExceedEvent
  QUOTA_WARNING: QuotaWarningEvent
  REPLICATION: ReplicationEvent
  TAG_RETENTION: TagRetentionEvent
  UPLOAD_CHART: UploadChartEvent
  DOWNLOAD_CHART: DownloadChartEvent
  DELETE_CHART: DeleteChartEvent
}

/** The `type` of each CloudEvent, and what the `Default` format calls it. */
export interface CloudEventTypeMap {
  'harbor.artifact.pushed': 'PUSH_ARTIFACT'
  'harbor.artifact.pulled': 'PULL_ARTIFACT'
  'harbor.artifact.deleted': 'DELETE_ARTIFACT'
  'harbor.scan.completed': 'SCANNING_COMPLETED'
  'harbor.scan.failed': 'SCANNING_FAILED'
  'harbor.scan.stopped': 'SCANNING_STOPPED'
  'harbor.quota.exceeded': 'QUOTA_EXCEED'
  'harbor.quota.warned': 'QUOTA_WARNING'
  'harbor.replication.status.changed': 'REPLICATION'
  'harbor.tag_retention.finished': 'TAG_RETENTION'
}

export type WebhookEventType = keyof WebhookEventMap
export type CloudEventType = keyof CloudEventTypeMap

/** An event, narrowed by its `type`. */
export type WebhookEvent = WebhookEventMap[WebhookEventType]

/** What a parser gives: `known` tells the two apart. */
export type AnyWebhookEvent = WebhookEvent | UnknownWebhookEvent

/** A body in the `Default` format, narrowed by its `type`. */
export type WebhookPayload = WebhookPayloadMap[WebhookEventType]

/** A body in the `CloudEvents` format, narrowed by its `type`. */
export type CloudEvent = CloudEventMap[CloudEventType]

export type WebhookPayloadMap = {
  [Type in WebhookEventType]: PayloadOf<Type, WebhookEventMap[Type]['event_data']>
}

export type CloudEventMap = {
  [Type in CloudEventType]: CloudEventOf<Type, WebhookEventMap[CloudEventTypeMap[Type]]['event_data']>
}

/** An event of a type that this version does not know. Nothing but its `type` has been checked. */
export interface UnknownWebhookEvent {
  known: false
  /** As Harbor spells it in the format of the body. */
  type: string
  /** Seconds since 1970. Missing where the body has none that can be read. */
  occur_at?: number | undefined
  operator?: string | undefined
  event_data?: unknown
  /** The body as it came, where the policy's format is `CloudEvents`. */
  cloudEvent?: UnknownCloudEvent | undefined
}

export interface UnknownCloudEvent {
  id?: unknown
  source?: unknown
  type: string
  time?: unknown
  data?: unknown
  operator?: unknown
}
