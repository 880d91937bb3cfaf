import type { WebhookScanner } from '../events/scan-data'
import type { ScanningCompletedEvent } from '../events/scanning-completed'
import type { ScanningFailedEvent } from '../events/scanning-failed'
import type { ScanningStoppedEvent } from '../events/scanning-stopped'

/** How a scan for vulnerabilities has ended. */
export interface ScanSummary {
  /** `Success`, `Error` or `Stopped`. */
  status: string
  /** What was found; `undefined` where the scan did not succeed, which is not the same as nothing. */
  vulnerabilities: FoundVulnerabilities | undefined
  scanner: WebhookScanner | undefined
  /** Of the report that this is read from. */
  mediaType: string
}

export interface FoundVulnerabilities {
  /** The highest: `Critical`, `High`, `Medium`, `Low`, `Unknown`; `None` where nothing was found. */
  severity: string
  total: number
  /** Of the total, those that a newer version of the package mends. */
  fixable: number
  /** By severity; one that was not found is absent. */
  counts: Record<string, number>
}

/**
 * Reads the result of a scan for vulnerabilities, whatever media type the scanner reports in. Of several reports, the
 * first that has counts.
 *
 * @returns `undefined` where the event is about an SBOM.
 */
export function scanSummary(
  event: ScanningCompletedEvent | ScanningFailedEvent | ScanningStoppedEvent,
): ScanSummary | undefined {
  const reports = event.event_data.resources.flatMap(({ scan_overview }) =>
    Object.entries(scan_overview ?? {}),
  )
  const report = reports.find(([, { summary }]) => summary !== null) ?? reports[0]
  if (report === undefined) return undefined
  const [mediaType, { scan_status, severity, summary, scanner }] = report
  return {
    status: scan_status,
    // Null, and the severity empty, after a failure (test/recordings/webhooks/scanning-failed.report-error.default.json).
    vulnerabilities: summary
      ? { severity, total: summary.total, fixable: summary.fixable, counts: summary.summary }
      : undefined,
    scanner,
    mediaType,
  }
}
