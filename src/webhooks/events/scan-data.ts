import * as z from 'zod/mini'
import { loose, recordOf } from './loose'
import { number, optionalNumber, optionalString, string } from './primitives'
import { type WebhookRepository, webhookRepository } from './repository'

/** What `SCANNING_COMPLETED`, `SCANNING_FAILED` and `SCANNING_STOPPED` tell. */
export interface ScanEventData {
  /** One. */
  resources: ScannedResource[]
  /** Without `date_created`. */
  repository: WebhookRepository
  /** Absent before Harbor 2.11, which scanned for vulnerabilities only. */
  scan?: WebhookScan | undefined
}

export interface WebhookScan {
  /** `vulnerability` or `sbom`. */
  scan_type: string
}

export interface ScannedResource {
  digest: string
  /** Absent where the artifact was scanned by its digest; empty there before Harbor 2.11. */
  tag?: string | undefined
  /** Without a scheme: `host/project/app:v1`, or `host/project/app@sha256:…`. */
  resource_url: string
  /** By the media type of the report. Absent after the generation of an SBOM. `scanSummary` reads it. */
  scan_overview?: Record<string, VulnerabilityOverview> | undefined
  /** Absent after a scan for vulnerabilities. */
  sbom_overview?: SBOMOverview | undefined
}

export interface VulnerabilityOverview {
  report_id: string
  /** `Success`, `Error` or `Stopped`. */
  scan_status: string
  /** The highest found: `Critical`, `High`, `Medium`, `Low`, `Unknown`, `None`; empty where the scan did not succeed. */
  severity: string
  /** Seconds. */
  duration: number
  /** Null where the scan did not succeed. */
  summary: VulnerabilityCounts | null
  /** RFC 3339. */
  start_time: string
  /** RFC 3339. */
  end_time: string
  /** Absent where the scan did not succeed. */
  scanner?: WebhookScanner | undefined
  /** 0 to 100. Absent before Harbor 2.0. */
  complete_percent?: number | undefined
}

export interface VulnerabilityCounts {
  total: number
  fixable: number
  /** By severity; one that was not found is absent. */
  summary: Record<string, number>
}

export interface WebhookScanner {
  name: string
  vendor: string
  version: string
}

/** Where the generation did not succeed, `report_id` and `scan_status` are all there is. */
export interface SBOMOverview {
  /** `Success`, `Error` or `Stopped`. */
  scan_status: string
  report_id?: string | undefined
  /** Seconds. */
  duration?: number | undefined
  /** RFC 3339 with nanoseconds. */
  start_time?: string | undefined
  /** RFC 3339 with nanoseconds. */
  end_time?: string | undefined
  /** The SBOM, an artifact of `sbom_repository`. */
  sbom_digest?: string | undefined
  /** With the project: `demo/app`. */
  sbom_repository?: string | undefined
  /** Null where the scanner did not name itself. */
  scanner?: WebhookScanner | null | undefined
}

const scanner = loose({ name: string, vendor: string, version: string })

const vulnerabilityOverview = loose({
  report_id: string,
  scan_status: string,
  severity: string,
  duration: number,
  summary: z.nullable(loose({ total: number, fixable: number, summary: recordOf(number) })),
  start_time: string,
  end_time: string,
  scanner: z.optional(scanner),
  complete_percent: optionalNumber,
})

const sbomOverview = loose({
  scan_status: string,
  report_id: optionalString,
  duration: optionalNumber,
  start_time: optionalString,
  end_time: optionalString,
  sbom_digest: optionalString,
  sbom_repository: optionalString,
  scanner: z.optional(z.nullable(scanner)),
})

export const scanEventData = loose({
  resources: z.array(
    loose({
      digest: string,
      tag: optionalString,
      resource_url: string,
      scan_overview: z.optional(recordOf(vulnerabilityOverview)),
      sbom_overview: z.optional(sbomOverview),
    }),
  ),
  repository: webhookRepository,
  scan: z.optional(loose({ scan_type: string })),
})
