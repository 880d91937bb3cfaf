import type { Accessory, VulnerabilityReports } from '../../generated/models'
import type { Call } from '../core/call/call'
import { type ImageReference, parseImage } from '../core/call/reference'
import { Resource } from '../core/call/resource'
import { nameNotFound } from '../core/paging/name-not-found'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import type { ArtifactAdditions } from './artifact-additions'
import type { ListAccessoriesOptions } from './artifact-options'
import type { SpdxDocument } from './spdx'
import type { VulnerabilityReportOptions } from './vulnerability-reports'

/** What Harbor has about an artifact: its accessories, its vulnerability report and its additions. */
export abstract class ArtifactContents extends Resource {
  /**
   * Lists the accessories of an artifact: signatures, SBOMs and whatever else names it as its subject. They come in the
   * order in which they were pushed unless `sort` says otherwise. This list is read by page: one may be missed while
   * others are pushed or deleted.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `accessory:list`.
   *
   * @param options `q: { type: 'signature.cosign' }` for those of one type
   */
  accessories(image: ImageReference, options?: ListAccessoriesOptions): Pager<Accessory> {
    return this.listOf('listAccessories', options, () => ({ path: this.artifactPath(image) }), { sort: 'id' })
  }

  /**
   * Gets the vulnerability report of an artifact. The answer is an object with the report under the name of its type.
   * It is empty before the first scan, and while a scan runs. For an index Harbor merges the reports of its children.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `artifact-addition:read`.
   *
   * @example
   * const [report] = Object.values(await harbor.artifacts.vulnerabilities('demo/app:v1'))
   * report?.vulnerabilities
   *
   * @throws {@link NotFoundError} there is no such artifact, it cannot be scanned, or its project has no scanner
   */
  vulnerabilities(image: ImageReference, options?: VulnerabilityReportOptions): Call<VulnerabilityReports> {
    return this.call('getVulnerabilitiesAddition', options, () => ({ path: this.artifactPath(image) }))
  }

  /**
   * Gets the SBOM that Harbor has generated for an artifact, as an SPDX document; if there are several, the newest.
   * Each child of an index has its own. It takes two requests. Since Harbor 2.11.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `artifact-addition:read`. And
   * `accessory:list`.
   *
   * @throws {@link NotFoundError} there is no such artifact, or no SBOM of it: `scans.start(image, { scan_type: 'sbom' })`
   *
   * @example
   * const { packages } = await harbor.artifacts.sbom('demo/app:v1')
   */
  async sbom(image: ImageReference, options?: CallOptions): Promise<SpdxDocument> {
    const parsed = parseImage(image, this.settings.host, 'image')
    return this.together('getAddition', options, async (own) => {
      const found = await this.accessories(parsed, { ...own, q: { type: 'sbom.harbor' } }).all()
      const digest = found.at(-1)?.digest
      if (digest !== undefined) return this.addition({ ...parsed, reference: digest }, 'sbom', own)
      const problem = "there is no SBOM; scans.start(image, { scan_type: 'sbom' }) makes one"
      throw nameNotFound(this.settings, problem, {
        operation: 'listAccessories',
        path: this.artifactPath(parsed),
      })
    })
  }

  /**
   * Gets an addition of an artifact, as JSON or as a string: its build history, its readme, … For `'sbom'`, the
   * artifact is the SBOM itself, by its digest, and not its image; `sbom` does both steps.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `artifact-addition:read`.
   *
   * @throws {@link BadRequestError} the artifact has no such addition
   */
  addition<Name extends keyof ArtifactAdditions>(
    image: ImageReference,
    addition: Name,
    options?: CallOptions,
  ): Call<ArtifactAdditions[Name]> {
    return this.call(
      'getAddition',
      options,
      // Harbor answers `text/markdown` and others, and refuses to be asked for them (test/recordings/api/artifact.json).
      () => ({ path: { ...this.artifactPath(image), addition }, accept: '*/*' }),
      ({ data }) => data as ArtifactAdditions[Name],
    )
  }
}
