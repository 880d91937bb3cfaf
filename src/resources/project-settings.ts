import type { Project } from '../../generated/models'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody } from './body'
import type { ProjectSeverity } from './project-body'

/** The settings of a project as booleans and numbers. A setting that is not set has Harbor's default. */
export interface ProjectFlags {
  /** Whether everybody may pull. */
  readonly public: boolean
  /** Whether only images with a Notation signature can be pulled. */
  readonly enable_content_trust: boolean
  /** Whether only images with a cosign signature can be pulled. */
  readonly enable_content_trust_cosign: boolean
  /** Whether images with vulnerabilities of `severity` or worse cannot be pulled. */
  readonly prevent_vul: boolean
  readonly severity: ProjectSeverity | undefined
  /** Whether images are scanned when they are pushed. */
  readonly auto_scan: boolean
  /** Whether SBOMs are made when images are pushed. */
  readonly auto_sbom_generation: boolean
  /** Whether the system's allowlist applies in place of the project's own. True unless it is set to false. */
  readonly reuse_sys_cve_allowlist: boolean
  /** The id of the retention policy. */
  readonly retention_id: number | undefined
  /** Of a proxy cache: kilobytes per second; -1 for no limit. */
  readonly proxy_speed_kb: number | undefined
  /** Of a proxy cache: connections to its registry at a time; -1 for no limit. */
  readonly max_upstream_conn: number | undefined
  /** Of a proxy cache: whether it serves what it has stored when the registry no longer has it. */
  readonly proxy_cache_local_on_not_found: boolean
}

/**
 * Reads the metadata of a project, in which booleans and numbers are strings.
 *
 * @throws {@link InvalidArgumentError} the project was listed without its metadata
 *
 * @example
 * const { prevent_vul, severity } = projectSettings(await harbor.projects.get('demo'))
 */
export function projectSettings(project: Pick<Project, 'metadata'>): ProjectFlags {
  const { metadata } = requireBody(project, 'project')
  if (metadata === undefined || metadata === null) {
    throw new InvalidArgumentError('project', 'has no metadata: list it without `with_detail: false`.')
  }
  return {
    public: isTrue(metadata.public),
    enable_content_trust: isTrue(metadata.enable_content_trust),
    enable_content_trust_cosign: isTrue(metadata.enable_content_trust_cosign),
    prevent_vul: isTrue(metadata.prevent_vul),
    severity: metadata.severity,
    auto_scan: isTrue(metadata.auto_scan),
    auto_sbom_generation: isTrue(metadata.auto_sbom_generation),
    reuse_sys_cve_allowlist: isTrue(metadata.reuse_sys_cve_allowlist ?? 'true'),
    retention_id: toNumber(metadata.retention_id),
    proxy_speed_kb: toNumber(metadata.proxy_speed_kb),
    max_upstream_conn: toNumber(metadata.max_upstream_conn),
    proxy_cache_local_on_not_found: isTrue(metadata.proxy_cache_local_on_not_found),
  }
}

function isTrue(value: string | undefined): boolean {
  return value === 'true'
}

function toNumber(value: string | undefined): number | undefined {
  return value === undefined || value === '' ? undefined : Number(value)
}
