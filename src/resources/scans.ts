import type { NativeReportSummary, SBOMOverview, ScanType } from '../../generated/models'
import { takeOut } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { formatImage, type ImageReference, parseImage } from '../core/call/reference'
import { type ArtifactPath, Resource } from '../core/call/resource'
import { nameNotFound } from '../core/paging/name-not-found'
import type { WaitOptions } from '../core/paging/wait'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody, requireText } from './body'
import { failedJob } from './failed-job'

/** Which scan: for vulnerabilities, which is the default, or one that makes an SBOM. */
export type ScanBody = ScanType

/** Options of a wait. It waits for the scan for vulnerabilities unless `scan_type` says otherwise. */
export interface WaitForScanOptions<Kind extends ScanKind = ScanKind> extends WaitOptions {
  scan_type?: Kind | undefined
}

export type ScanKind = NonNullable<ScanType['scan_type']>

/** Scans of single artifacts, for vulnerabilities or to generate an SBOM. `harbor.scanAll` scans all of them. */
export class Scans extends Resource {
  /**
   * Starts a scan of an artifact; for an index, of all artifacts that it refers to. The last report is deleted at once,
   * even if the new scan fails or is stopped. For the result, `wait` and then call `artifacts.vulnerabilityReport` or
   * `artifacts.sbom`.
   *
   * Permission: maintainer, or as a robot `scan:create` or `sbom:create`.
   *
   * @param body `scan_type`: `vulnerability`, or `sbom` (since Harbor 2.11). @default vulnerability
   * @throws {@link BadRequestError} the project's scanner cannot scan such an artifact
   * @throws {@link ConflictError} a scan of the artifact is running
   * @throws {@link PreconditionFailedError} the project has no scanner, or a disabled one
   *
   * @example
   * await harbor.scans.start('demo/app:v1')
   * const { severity, summary } = await harbor.scans.wait('demo/app:v1')
   */
  start(image: ImageReference, body?: ScanBody, options?: CallOptions): Call<undefined> {
    return this.call('scanArtifact', options, () => {
      const path = this.artifactPath(image)
      if (body === undefined) return { path }
      checkKind(requireBody(body).scan_type)
      return { path, body }
    })
  }

  /**
   * Stops the scan of an artifact. It does nothing if the scan has ended.
   *
   * Permission: maintainer, or as a robot `scan:stop` or `sbom:stop`.
   *
   * @param body `scan_type`: which scan. @default vulnerability
   * @throws {@link BadRequestError} the artifact was never scanned
   */
  stop(image: ImageReference, body: ScanBody = {}, options?: CallOptions): Call<undefined> {
    return this.call('stopScanArtifact', options, () => {
      const { scan_type = 'vulnerability' } = requireBody(body)
      checkKind(scan_type)
      // Without a body Harbor refuses it (test/recordings/api/scan.json).
      return { path: this.artifactPath(image), body: { scan_type } }
    })
  }

  /**
   * Gets the log of a scan.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `scan:read`.
   *
   * @param report `report_id` of what `wait` gives, or of the artifact's `scan_overview` or `sbom_overview`
   */
  log(image: ImageReference, report: string, options?: CallOptions): Call<string> {
    return this.call('getReportLog', options, () => ({
      path: { ...this.artifactPath(image), report_id: requireText('report', report) },
      accept: 'text/plain',
    }))
  }

  /**
   * Waits until the scan of an artifact has ended; for an index, the scans of all artifacts that it refers to. It does
   * not wait if the scan has ended before.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `artifact:read`.
   *
   * @param options `scan_type`: which scan; `vulnerability` by default. `onProgress` is called with the progress in
   * percent, `{ done, total: 100, status }`; only for an index are there values between 0 and 100. `totalTimeout`
   * limits the whole wait.
   * @returns a summary of what was found; for an SBOM, where it is
   * @throws {@link HarborJobError} it failed or was stopped; the error has the end of its log
   * @throws {@link HarborTimeoutError} it did not end within `totalTimeout`
   * @throws {@link NotFoundError} there is no such artifact, or it was never scanned
   */
  wait(image: ImageReference, options?: WaitForScanOptions<'vulnerability'>): Promise<NativeReportSummary>
  wait(image: ImageReference, options: WaitForScanOptions<'sbom'>): Promise<SBOMOverview>
  async wait(image: ImageReference, options: WaitForScanOptions = {}): Promise<ScanOutcome> {
    const [{ scan_type }, others] = takeOut(options, 'scan_type')
    checkKind(scan_type)
    const parsed = parseImage(image, this.settings.host, 'image')
    const path = this.artifactPath(parsed)
    const job = `The scan of ${formatImage(parsed)}`
    return this.waitFor('getArtifact', job, others, {
      look: (own) => this.#look(path, scan_type, own),
      isOver,
      progressOf: (seen) => ({ done: percentOf(seen), total: 100, status: seen.scan_status }),
      resultOf: async (seen, own) => {
        const { scan_status: status, report_id: id } = seen
        if (status === 'Success') return seen
        throw await failedJob({
          job,
          status,
          tasks: id === undefined ? [] : [{ id, status }],
          logOf: (task) => this.log(parsed, task.id, own),
        })
      },
    })
  }

  async #look(path: ArtifactPath, kind: ScanKind | undefined, own: CallOptions): Promise<ScanOutcome> {
    const ofSbom = kind === 'sbom'
    const query = { with_tag: false, with_scan_overview: !ofSbom, with_sbom_overview: ofSbom }
    const { scan_overview = {}, sbom_overview } = await this.call('getArtifact', own, () => ({ path, query }))
    // Of the types of reports that a scanner makes Harbor gives one (test/recordings/api/artifact.json).
    const seen = ofSbom ? sbom_overview : Object.values(scan_overview)[0]
    if (seen !== undefined) return seen
    throw nameNotFound(this.settings, 'it was never scanned', { operation: 'getArtifact', path })
  }
}

type ScanOutcome = NativeReportSummary | SBOMOverview

function isOver({ scan_status }: ScanOutcome): boolean {
  return scan_status !== 'Pending' && scan_status !== 'Scheduled' && scan_status !== 'Running'
}

function percentOf(seen: ScanOutcome): number {
  if (isOver(seen)) return 100
  return 'complete_percent' in seen ? (seen.complete_percent ?? 0) : 0
}

function checkKind(kind: unknown): void {
  if (kind === undefined || kind === 'vulnerability' || kind === 'sbom') return
  throw new InvalidArgumentError('scan_type', "must be 'vulnerability' or 'sbom'.")
}
