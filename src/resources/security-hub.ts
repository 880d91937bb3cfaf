import type {
  GetSecuritySummaryQuery,
  ListVulnerabilitiesQuery,
  SecuritySummary,
  Severity,
  VulnerabilityItem,
} from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { Condition } from '../core/call/query'
import { Resource } from '../core/call/resource'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'

export type SecuritySummaryOptions = CallOptions & Listed<GetSecuritySummaryQuery>

/** Each value is compared exactly. Harbor refuses other columns and other conditions. */
export type VulnerabilityFilter = {
  readonly cve_id?: string | undefined
  readonly severity?: Severity | undefined
  /** `fixed`, `affected`, … Since Harbor 2.14. */
  readonly status?: string | undefined
  readonly project_id?: number | undefined
  /** With the project: `demo/team/app`. */
  readonly repository_name?: string | undefined
  readonly package?: string | undefined
  readonly tag?: string | undefined
  readonly digest?: string | undefined
  /** A score from 0 to 10, or a range: `between(7, undefined)`. */
  readonly cvss_score_v3?: number | Condition | undefined
}

export type ListVulnerabilitiesOptions = CallOptions &
  Omit<Listed<ListVulnerabilitiesQuery, 'ListVulnerabilities'>, 'q'> & {
    q?: VulnerabilityFilter | string | undefined
  }

/**
 * The security hub: what the default scanner has found in all projects. When a scan of an artifact starts, what the
 * last one found is deleted. Since Harbor 2.9.
 */
export class SecurityHub extends Resource {
  /**
   * Counts the vulnerabilities of all artifacts by their severities.
   *
   * Permission: system administrator, or as a robot `security-hub:read`.
   *
   * @param options `with_dangerous_cve`, `with_dangerous_artifact`: add the five most dangerous CVEs or artifacts.
   */
  summary(options?: SecuritySummaryOptions): Call<SecuritySummary> {
    return this.call('getSecuritySummary', options)
  }

  /**
   * Lists the vulnerabilities of all artifacts, the highest score first. A vulnerability comes once for each artifact
   * that has it. Harbor keeps two types of reports and lists some vulnerabilities for each; here these come once, but
   * `total` counts them twice. This list is read by page, and Harbor does not fix the order of those with the same
   * score. If none may be missed, list each repository or digest by itself.
   *
   * Permission: system administrator, or as a robot `security-hub:list`.
   *
   * @param options `with_tag`: adds the tags. `tune_count`: Harbor counts up to 1,000, and `total` is `undefined` if
   * there are more.
   *
   * @example
   * const q = { severity: 'Critical', cvss_score_v3: between(9, undefined) } as const
   * for await (const found of harbor.securityHub.listVulnerabilities({ q })) console.log(found.cve_id, found.repository_name)
   */
  listVulnerabilities(options: ListVulnerabilitiesOptions = {}): Pager<VulnerabilityItem> {
    return this.listOf('ListVulnerabilities', options, () => {
      const { q } = options
      if (typeof q !== 'object' || q === null) return {}
      const { cvss_score_v3: score } = q
      return { query: { q: { ...q, ...(score !== undefined && { cvss_score_v3: closed(score) }) } } }
    })
  }
}

/** Harbor takes ranges only, and answers one with an open end by a 500. */
function closed(score: number | Condition): Condition {
  const { text } = score instanceof Condition ? score : { text: `[${score}~${score}]` }
  return new Condition(text.replace('[~', '[0~').replace('~]', '~10]'))
}
