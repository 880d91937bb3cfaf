import type { WebhookEventType, WebhookPayloadMap } from './event'
import { deleteArtifactPayload } from './events/delete-artifact'
import { deleteChartPayload } from './events/delete-chart'
import { downloadChartPayload } from './events/download-chart'
import { pullArtifactPayload } from './events/pull-artifact'
import { pushArtifactPayload } from './events/push-artifact'
import { quotaExceedPayload } from './events/quota-exceed'
import { quotaWarningPayload } from './events/quota-warning'
import { replicationPayload } from './events/replication'
import { scanningCompletedPayload } from './events/scanning-completed'
import { scanningFailedPayload } from './events/scanning-failed'
import { scanningStoppedPayload } from './events/scanning-stopped'
import { tagRetentionPayload } from './events/tag-retention'
import { uploadChartPayload } from './events/upload-chart'

/**
 * A [Standard Schema](https://standardschema.dev). It is a `zod/mini` schema as well, but the type does not say so:
 * zod's declarations would cost every consumer's compiler more than all of ours.
 */
export interface WebhookSchema<Payload> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (
      value: unknown,
    ) => WebhookSchemaResult<Payload> | Promise<WebhookSchemaResult<Payload>>
    readonly types?: { readonly input: Payload; readonly output: Payload } | undefined
  }
}

export type WebhookSchemaResult<Payload> =
  | { readonly value: Payload; readonly issues?: undefined }
  | {
      readonly issues: ReadonlyArray<{
        readonly message: string
        readonly path?: readonly unknown[] | undefined
      }>
    }

/** Bodies in the `Default` format. Typed by zod: for us, and for the test that holds the written types to it. */
export const payloadSchemas = {
  PUSH_ARTIFACT: pushArtifactPayload,
  PULL_ARTIFACT: pullArtifactPayload,
  DELETE_ARTIFACT: deleteArtifactPayload,
  SCANNING_COMPLETED: scanningCompletedPayload,
  SCANNING_FAILED: scanningFailedPayload,
  SCANNING_STOPPED: scanningStoppedPayload,
  QUOTA_EXCEED: quotaExceedPayload,
  QUOTA_WARNING: quotaWarningPayload,
  REPLICATION: replicationPayload,
  TAG_RETENTION: tagRetentionPayload,
  UPLOAD_CHART: uploadChartPayload,
  DOWNLOAD_CHART: downloadChartPayload,
  DELETE_CHART: deleteChartPayload,
}

/** The schema of each body in the `Default` format, by its `type`. Unknown members are kept. */
export const webhookSchemas: {
  readonly [Type in WebhookEventType]: WebhookSchema<WebhookPayloadMap[Type]>
} = payloadSchemas
