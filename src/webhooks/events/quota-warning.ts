import { type EventOf, payload } from './envelope'
import { type QuotaEventData, quotaEventData } from './quota-data'

/** A project uses 85 % of its storage quota or more. One for each request of a push: a small one made four. */
export interface QuotaWarningEvent extends EventOf<'QUOTA_WARNING', QuotaEventData, 'harbor.quota.warned'> {}

export const quotaWarningPayload = payload('QUOTA_WARNING', quotaEventData)
