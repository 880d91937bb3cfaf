import type { ReplicationFilter } from '../../../../generated/models'
import { matchesGlob } from '../../glob'

/** What is copied or deleted of one repository. */
export interface Resource {
  /** With the project. */
  readonly repository: string
  readonly isPublic: boolean
  readonly artifacts: readonly ResourceArtifact[]
}

export interface ResourceArtifact {
  readonly digest: string
  readonly tags: readonly string[]
  /** By name. */
  readonly labels: readonly string[]
  /** The tags of what it belongs to; `undefined`: it stands alone. */
  readonly parentTags?: readonly string[]
}

/** What the filters of a policy leave of it; `undefined` where that is nothing. The kind of an artifact is not looked at. */
export function filterResource(
  resource: Resource,
  filters: readonly ReplicationFilter[],
): Resource | undefined {
  if (!fitsName(resource.repository, filters)) return undefined
  const artifacts = resource.artifacts.flatMap((artifact) => filterArtifact(artifact, filters) ?? [])
  return artifacts.length > 0 ? { ...resource, artifacts } : undefined
}

export function fitsName(repository: string, filters: readonly ReplicationFilter[]): boolean {
  return filters.every(({ type, value }) => type !== 'name' || matchesGlob(String(value), repository))
}

function filterArtifact(
  artifact: ResourceArtifact,
  filters: readonly ReplicationFilter[],
): ResourceArtifact | undefined {
  let left: ResourceArtifact | undefined = artifact
  for (const filter of filters) {
    if (left && filter.type === 'label') left = byLabels(left, filter)
    if (left && filter.type === 'tag') left = byTags(left, filter)
  }
  return left
}

function byLabels(
  artifact: ResourceArtifact,
  { value, decoration }: ReplicationFilter,
): ResourceArtifact | undefined {
  const wanted = typeof value === 'string' ? [value] : value
  const hasAll = wanted.every((label) => artifact.labels.includes(label))
  return wanted.length === 0 || hasAll !== (decoration === 'excludes') ? artifact : undefined
}

/** What has no tag fits where '' does; what belongs to another goes by the tags of that. */
function byTags(
  artifact: ResourceArtifact,
  { value, decoration }: ReplicationFilter,
): ResourceArtifact | undefined {
  const fits = (tag: string) => matchesGlob(String(value), tag) !== (decoration === 'excludes')
  const tags = artifact.parentTags ?? artifact.tags
  if (tags.length === 0) return fits('') ? artifact : undefined
  const fitting = tags.filter(fits)
  if (fitting.length === 0) return undefined
  return artifact.parentTags ? artifact : { ...artifact, tags: fitting }
}

/** By tag where there is one, else by digest. */
export function referencesOf({ artifacts }: Resource): readonly string[] {
  return artifacts.flatMap(({ tags, digest }) => (tags.length > 0 ? tags : [digest]))
}

/** As tasks call it. */
export function titleOf(resource: Resource): string {
  return `${resource.repository} [${referencesOf(resource).length} item(s) in total]`
}

/**
 * What a repository is called at the destination: `n/image`, or with what is left of the parts before its last one.
 *
 * @throws {Error} it has fewer parts than are to be replaced
 */
export function destinationOf(repository: string, namespace: string, replaceCount: number): string {
  if (namespace === '') return repository
  const parts = repository.split('/')
  const [parents, last = ''] = [parts.slice(0, -1), parts.at(-1)]
  if (replaceCount < 0) return `${namespace}/${last}`
  if (replaceCount > parents.length) {
    throw new Error(
      `the source repository "${repository}" contains only ${parents.length} path components [${parents.join(' ')}] excepting the last one, but the destination namespace flattening level is ${replaceCount}`,
    )
  }
  return [namespace, ...parents.slice(replaceCount), last].join('/')
}
