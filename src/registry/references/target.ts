import {
  type ImageReference,
  parseImage,
  parseRepository,
  type RepositoryReference,
} from '../../core/call/reference'

/** An image: `demo/app:v1`, `demo/app@sha256:…`, its three parts, or what `parse` makes of them. */
export type ManifestReference = ImageReference | ParsedReference

/** A repository: `demo/team/app`, or its two parts. */
export type { RepositoryReference }

/** An image in the registry's own terms. */
export interface ParsedReference {
  /** With its project: `demo/team/app`. */
  readonly repository: string
  /** A tag or a digest. */
  readonly reference: string
}

/** @throws {@link InvalidArgumentError} it is no image, or on another host */
export function parseManifestReference(reference: ManifestReference, host: string): ParsedReference {
  const parsed = parseImage(isParsed(reference) ? splitProject(reference) : reference, host)
  return { repository: `${parsed.project}/${parsed.repository}`, reference: parsed.reference }
}

/** @returns the repository with its project. @throws {@link InvalidArgumentError} it is none, or on another host */
export function parseRepositoryName(reference: RepositoryReference, host: string): string {
  const { project, repository } = parseRepository(reference, host)
  return `${project}/${repository}`
}

/**
 * An image, or a repository for what gets no tag.
 *
 * @throws {@link InvalidArgumentError} it is neither, or on another host
 */
export function parseTarget(
  target: ManifestReference | RepositoryReference,
  host: string,
): { repository: string; reference: string | undefined } {
  return isRepository(target)
    ? { repository: parseRepositoryName(target, host), reference: undefined }
    : parseManifestReference(target, host)
}

function isRepository(target: ManifestReference | RepositoryReference): target is RepositoryReference {
  if (typeof target === 'string') return !/[:@]/.test(target.slice(target.lastIndexOf('/') + 1))
  return typeof target === 'object' && target !== null && !('reference' in target)
}

function isParsed(reference: ManifestReference): reference is ParsedReference {
  return typeof reference === 'object' && reference !== null && !('project' in reference)
}

function splitProject({ repository, reference }: ParsedReference): ImageReference {
  const slash = typeof repository === 'string' ? repository.indexOf('/') : -1
  return {
    project: slash === -1 ? repository : repository.slice(0, slash),
    repository: slash === -1 ? '' : repository.slice(slash + 1),
    reference,
  }
}
