import * as z from 'zod/mini'
import { loose } from './loose'
import { optionalString, string } from './primitives'
import { type WebhookRepository, webhookRepository } from './repository'

/** What `QUOTA_EXCEED` and `QUOTA_WARNING` tell. */
export interface QuotaEventData {
  /** One, where a manifest was put; absent where a blob was. */
  resources?: QuotaResource[] | undefined
  /** Without `date_created`. */
  repository: WebhookRepository
  custom_attributes: {
    /** What happened, as an English sentence with the sizes in it. */
    Details: string
  }
}

/** Unlike other resources it has no `resource_url`. */
export interface QuotaResource {
  digest?: string | undefined
  /** Absent where the manifest was put by its digest. */
  tag?: string | undefined
}

export const quotaEventData = loose({
  resources: z.optional(z.array(loose({ digest: optionalString, tag: optionalString }))),
  repository: webhookRepository,
  custom_attributes: loose({ Details: string }),
})
