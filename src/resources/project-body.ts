import type { ProjectMetadataInput, ProjectReq, ProjectUpdateReq } from '../../generated/models'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody, requireTexts } from './body'
import { checkItems } from './cve-allowlist-items'

const severities = ['none', 'low', 'medium', 'high', 'critical', 'unknown'] as const

/**
 * The least severity of a vulnerability that keeps an image from being pulled. Harbor turns any other word into
 * `unknown`.
 */
export type ProjectSeverity = (typeof severities)[number]

/** The settings of a project. */
export type ProjectSettings = ProjectMetadataInput

/** A project to be created. Harbor would ignore a `cve_allowlist` here: set it with `update`. */
export type CreateProjectBody = Omit<ProjectReq, 'project_name' | 'metadata'> & {
  project_name: string
  metadata?: ProjectSettings | undefined
}

/** The metadata to change, or the CVE allowlist to replace. Harbor changes nothing else of a project. */
export type UpdateProjectBody = Omit<ProjectUpdateReq, 'metadata'> & {
  metadata?: ProjectSettings | undefined
}

export function readNewProject(body: CreateProjectBody): CreateProjectBody {
  return requireTexts(readProject(body), 'project_name')
}

/**
 * Checks the severity: Harbor takes one that does not exist without a word (test/recordings/api/project.json). And that the items
 * of an allowlist are not null, as in a list without details: Harbor would empty it.
 */
export function readProject<Body extends UpdateProjectBody>(body: Body): Body {
  const severity = requireBody(body).metadata?.severity
  if (body.cve_allowlist?.items === null) {
    throw new InvalidArgumentError(
      'cve_allowlist.items',
      'is null, as in a list without details. Give the items, or `[]`.',
    )
  }
  if (body.cve_allowlist?.items !== undefined) checkItems('cve_allowlist.items', body.cve_allowlist.items)
  if (severity === undefined || severity === null || severities.includes(severity)) return body
  throw new InvalidArgumentError('metadata.severity', `must be one of ${severities.join(', ')}.`)
}
