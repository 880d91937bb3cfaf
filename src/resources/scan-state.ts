import type { Artifact, NativeReportSummary, Severity } from '../../generated/models'
import { requireBody } from './body'
import { stateWithoutReport } from './vulnerability-report'

/** The state of an artifact's scan for vulnerabilities, and a summary of what it found. */
export type ScanState =
  | {
      readonly state: 'scanned'
      /** The worst of all vulnerabilities found; `None` if there are none. */
      readonly severity: Severity
      readonly total: number
      /** How many of them a newer version of the package fixes. */
      readonly fixable: number
      /** How many there are of each severity. A severity that was not found is absent. */
      readonly counts: { readonly [Level in Severity]?: number }
      /** Harbor's own summary, with the scanner and the times. */
      readonly overview: NativeReportSummary
    }
  /**
   * - `pending`: a scan waits or runs.
   * - `failed`: the latest scan failed; for an index, that of one of its children.
   * - `unscanned`: it was never scanned, or the scan was stopped; or its scanner cannot scan such an artifact.
   */
  | { readonly state: 'pending' | 'failed' | 'unscanned' }

/**
 * Reads the state of an artifact's scan. The artifact must be from `get` or `list` with `with_scan_overview: true`;
 * without that option it always looks `unscanned`. No request is made, so this fits for lists.
 * `artifacts.vulnerabilityReport` gets the vulnerabilities themselves.
 *
 * @example
 * for await (const artifact of harbor.artifacts.listAll({ with_scan_overview: true })) {
 *   const scan = scanState(artifact)
 *   console.log(artifact.digest, scan.state === 'scanned' ? scan.severity : scan.state)
 * }
 */
export function scanState(artifact: Pick<Artifact, 'scan_overview'>): ScanState {
  const { scan_overview } = requireBody(artifact, 'artifact')
  // Of the types of reports that a scanner makes Harbor gives one (test/recordings/api/artifact.json).
  const [overview] = Object.values(scan_overview ?? {})
  if (overview === undefined) return { state: 'unscanned' }
  const state = stateWithoutReport[overview.scan_status]
  if (state !== undefined) return { state }
  const { severity = 'None', summary } = overview
  const { total = 0, fixable = 0, summary: counts } = summary ?? {}
  return { state: 'scanned', severity, total, fixable, counts: counts ?? {}, overview }
}
