export { WebhookError, type WebhookErrorCode } from '../errors/webhook-error'
export type { FetchContext } from './adapters/fetch'
export { type LambdaAnswer, type LambdaEvent, toLambdaHandler } from './adapters/lambda'
export {
  type FastifyReply,
  type FastifyRequest,
  type NodeRequest,
  type NodeResponse,
  toNodeListener,
} from './adapters/node'
export { verifyAuthorization } from './authorization'
export { type MemoryDedupeOptions, memoryDedupe } from './dedupe/memory'
export {
  type IORedisClient,
  type NodeRedisClient,
  type RedisDedupeOptions,
  redisDedupe,
} from './dedupe/redis'
export type { Claim, DedupeStore } from './dedupe/store'
export type { WebhookErrorHandler } from './error-handlers'
export type {
  AnyWebhookEvent,
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
export type { HandledEventMap, WebhookHandler } from './handlers'
export { type VerifyHmacOptions, verifyHmac } from './hmac'
export type { WebhookReceiverOptions } from './options'
export { parseWebhook } from './parse'
export { type DeletedArtifact, deletedArtifacts } from './readers/deleted-artifacts'
export { imageReference, type WebhookImage } from './readers/image-reference'
export {
  type ReplicatedArtifact,
  type ReplicationSide,
  replicatedArtifacts,
} from './readers/replicated-artifacts'
export { type FoundVulnerabilities, type ScanSummary, scanSummary } from './readers/scan-summary'
export { bodyTooLarge } from './receive'
export { createWebhookReceiver, type WebhookReceiver } from './receiver'
export type { WaitUntil, WebhookAnswer, WebhookBody, WebhookRequest } from './request'
export { type WebhookSchema, type WebhookSchemaResult, webhookSchemas } from './schemas'
export type { WebhookSecrets } from './secret-source'
