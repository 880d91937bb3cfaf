import { type EventOf, payload } from './envelope'
import { type ScanEventData, scanEventData } from './scan-data'

/** Somebody stopped a scan: its overview has the status `Stopped` and no counts. */
export interface ScanningStoppedEvent
  extends EventOf<'SCANNING_STOPPED', ScanEventData, 'harbor.scan.stopped'> {}

export const scanningStoppedPayload = payload('SCANNING_STOPPED', scanEventData)
