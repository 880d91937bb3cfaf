export { WebhookError, type WebhookErrorCode } from '../errors/webhook-error'
export { verifyAuthorization } from './authorization'
export type {
  CloudEvent,
  CloudEventMap,
  CloudEventType,
  CloudEventTypeMap,
  UnknownCloudEvent,
  UnknownWebhookEvent,
  WebhookEvent,
  WebhookEventMap,
  WebhookEventType,
  WebhookPayload,
  WebhookPayloadMap,
} from './event'
export type { ArtifactEventData, ArtifactResource } from './events/artifact-data'
export type { ChartEventData, ChartResource } from './events/chart-data'
export type { DeleteArtifactEvent } from './events/delete-artifact'
export type { DeleteChartEvent } from './events/delete-chart'
export type { DownloadChartEvent } from './events/download-chart'
export type { CloudEventOf, EventOf, PayloadOf } from './events/envelope'
export type { PullArtifactEvent } from './events/pull-artifact'
export type { PushArtifactEvent } from './events/push-artifact'
export type { QuotaEventData, QuotaResource } from './events/quota-data'
export type { QuotaExceedEvent } from './events/quota-exceed'
export type { QuotaWarningEvent } from './events/quota-warning'
export type {
  ReplicatedArtifactInfo,
  ReplicationDetails,
  ReplicationEvent,
  ReplicationEventData,
  ReplicationResource,
} from './events/replication'
export type { WebhookRepository } from './events/repository'
export type {
  SBOMOverview,
  ScanEventData,
  ScannedResource,
  VulnerabilityCounts,
  VulnerabilityOverview,
  WebhookScan,
  WebhookScanner,
} from './events/scan-data'
export type { ScanningCompletedEvent } from './events/scanning-completed'
export type { ScanningFailedEvent } from './events/scanning-failed'
export type { ScanningStoppedEvent } from './events/scanning-stopped'
export type {
  DeletedArtifactInfo,
  RetentionDetails,
  RetentionEventData,
  RetentionRuleDetails,
  RetentionSelectorDetails,
  TagRetentionEvent,
} from './events/tag-retention'
export type { UploadChartEvent } from './events/upload-chart'
export { type VerifyHmacOptions, verifyHmac } from './hmac'
export { parseWebhook } from './parse'
export { type WebhookSchema, type WebhookSchemaResult, webhookSchemas } from './schemas'
