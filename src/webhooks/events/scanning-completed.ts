import { type EventOf, payload } from './envelope'
import { type ScanEventData, scanEventData } from './scan-data'

/**
 * A scan for vulnerabilities, or the generation of an SBOM, has ended with a report. An index is an event for each
 * child and none for itself. `operator` asked for the scan, or pushed the artifact where Harbor scans on push.
 */
export interface ScanningCompletedEvent
  extends EventOf<'SCANNING_COMPLETED', ScanEventData, 'harbor.scan.completed'> {}

export const scanningCompletedPayload = payload('SCANNING_COMPLETED', scanEventData)
