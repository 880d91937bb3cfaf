import { type EventOf, payload } from './envelope'
import { type ScanEventData, scanEventData } from './scan-data'

/** A scan has ended without a report: its overview has the status `Error` and no counts. */
export interface ScanningFailedEvent
  extends EventOf<'SCANNING_FAILED', ScanEventData, 'harbor.scan.failed'> {}

export const scanningFailedPayload = payload('SCANNING_FAILED', scanEventData)
