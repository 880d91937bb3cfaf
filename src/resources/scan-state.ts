import type { Artifact, NativeReportSummary, Severity } from '../../generated/models'
import { requireBody } from './body'
import { stateWithoutReport } from './vulnerability-report'

/** How it is with the scan of an artifact for vulnerabilities, and what it found in short. */
export type ScanState =
  | {
      readonly state: 'scanned'
      /** The worst of all vulnerabilities found; `None` if there are none. */
      readonly severity: Severity
      readonly total: number
      /** Of the total, those that a newer version of the package mends. */
      readonly fixable: number
      /** By severity; one that was not found is absent. */
      readonly counts: { readonly [Level in Severity]?: number }
      /** What this was read from, with the scanner and the times. */
      readonly overview: NativeReportSummary
    }
  /**
   * - `pending`: a scan waits or runs.
   * - `failed`: the latest scan failed; of an index that of one of its children.
   * - `unscanned`: it was never scanned, or the scan was stopped; or its scanner cannot scan such an artifact.
   */
  | { readonly state: 'pending' | 'failed' | 'unscanned' }

/**
 * Reads how it is with the scan of an artifact that was got or listed with `with_scan_overview: true`: without it everything
 * is `unscanned`, since Harbor's answer does not say what was asked for. It makes no request, so it
 * is for whole lists; `artifacts.vulnerabilityReport` has the vulnerabilities themselves.
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
