import type * as models from '../../../../generated/models'
import { part, type State } from '../../state'
import type { Artifact } from '../artifacts/artifact'
import { tagsOf } from '../artifacts/tags'

/** A vulnerability that the scanner is to find. */
export interface VulnerabilitySeed {
  /** `CVE-2023-38545` */
  readonly id: string
  readonly package: string
  readonly severity: 'Unknown' | 'Negligible' | 'Low' | 'Medium' | 'High' | 'Critical'
  /** Of the package. @default '1.0.0' */
  readonly version?: string | undefined
  /** The version that mends it. @default none */
  readonly fix_version?: string | undefined
  /** @default 'fixed' with a `fix_version`, else 'affected' */
  readonly status?: string | undefined
  /** CVSS version 3, 0 to 10. @default not known */
  readonly score?: number | undefined
  /** CVSS version 2, 0 to 10. @default not known */
  readonly score_v2?: number | undefined
  /** CVSS version 3: `CVSS:3.1/AV:N/…`. @default '' */
  readonly vector?: string | undefined
  /** `['CWE-79']` @default [] */
  readonly cwe_ids?: readonly string[] | undefined
  /** @default '' */
  readonly description?: string | undefined
}

/** What a scan is about. */
export interface ScannedArtifact {
  /** With the project: `demo/team/app`. */
  readonly repository: string
  readonly digest: string
  readonly tags: readonly string[]
}

/** The scanner of a fake: what it finds, asked at each scan. */
export interface ScannerSeed {
  /** @default 'Fake' */
  readonly name?: string | undefined
  /**
   * What a scan finds in an artifact; `'failure'` lets the scan fail. An SBOM lists the packages of it. A scan lasts as long as
   * its promise, and so does `clock.advance`.
   * @default nothing
   */
  readonly find?:
    | ((
        artifact: ScannedArtifact,
      ) => readonly VulnerabilitySeed[] | 'failure' | PromiseLike<readonly VulnerabilitySeed[] | 'failure'>)
    | undefined
}

export const findingsIn = part((): { find: NonNullable<ScannerSeed['find']> } => ({ find: () => [] }))

/** @throws where the scan is to fail */
export async function findIn(state: State, artifact: Artifact): Promise<models.ReportedVulnerability[]> {
  const { repository_name: repository, digest } = artifact
  const tags = tagsOf(state, artifact).map(({ name }) => name)
  const found = await findingsIn(state).find({ repository, digest, tags })
  if (found === 'failure') throw new Error('the scan failed')
  return found.map((one) => toReported(one, digest))
}

function toReported(seed: VulnerabilitySeed, digest: string): models.ReportedVulnerability {
  const { id, package: name, severity, version = '1.0.0', fix_version = '' } = seed
  const { score = null, score_v2 = null, vector: vector_v3 = '', cwe_ids = [] } = seed
  return {
    ...{ id, package: name, version, fix_version, severity },
    status: seed.status ?? (fix_version === '' ? 'affected' : 'fixed'),
    description: seed.description ?? '',
    links: [`https://avd.example.com/nvd/${id.toLowerCase()}`],
    artifact_digests: [digest],
    preferred_cvss: { score_v3: score, score_v2, vector_v3, vector_v2: '' },
    cwe_ids: [...cwe_ids],
    vendor_attributes: { CVSS: { nvd: { V3Score: score ?? 0 } } },
  }
}

const order: readonly models.Severity[] = ['Unknown', 'Negligible', 'Low', 'Medium', 'High', 'Critical']

/** @param none what is said of nothing */
export function worst(
  found: readonly { readonly severity: models.Severity }[],
  none: models.Severity,
): models.Severity {
  return found.reduce<models.Severity>(
    (worst, { severity }) => (order.indexOf(severity) > order.indexOf(worst) ? severity : worst),
    none,
  )
}
