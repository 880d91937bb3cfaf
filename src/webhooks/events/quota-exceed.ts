import { type EventOf, payload } from './envelope'
import { type QuotaEventData, quotaEventData } from './quota-data'

/** A push was refused: the project would have gone over its storage quota. */
export interface QuotaExceedEvent extends EventOf<'QUOTA_EXCEED', QuotaEventData, 'harbor.quota.exceeded'> {}

export const quotaExceedPayload = payload('QUOTA_EXCEED', quotaEventData)
