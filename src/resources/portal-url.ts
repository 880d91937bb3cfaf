import type { Connected } from '../core/call/connected'
import { connectionKey } from '../core/call/connection'
import {
  type ImageReference,
  parseImage,
  parseRepository,
  type RepositoryReference,
} from '../core/call/reference'
import type { Transport } from '../core/call/transport'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireId, requireText } from './body'
import type { ProjectReference } from './named-project'

/**
 * Gets the URL of a project, a repository or an artifact in Harbor's portal. It has the id of the project and the
 * digest of the artifact, which take one GET; a project by its id takes none.
 *
 * Permission: limited guest (nothing where the project is public), or as a robot `project:read`, `repository:read` or
 * `artifact:read`.
 *
 * @param harbor the client. It needs to see the target.
 * @param target `'demo'` or `12` is a project, `'demo/app'` a repository, `'demo/app:v1'` an artifact
 * @throws {@link NotFoundError} there is no such thing
 *
 * @example
 * const url = await portalUrl(harbor, 'demo/team/app:v1')
 * // https://harbor.example.com/harbor/projects/3/repositories/team%2Fapp/artifacts-tab/artifacts/sha256:…
 */
export async function portalUrl(
  harbor: Connected,
  target: ProjectReference | RepositoryReference | ImageReference,
  options?: CallOptions,
): Promise<string> {
  const transport: Transport | undefined = harbor?.[connectionKey]
  if (transport === undefined) {
    throw new InvalidArgumentError('harbor', "must be a client: `new Harbor({ url: 'https://…' })`.")
  }
  const { base, host } = transport.settings
  const pageOf = (id: number, ...rest: string[]) =>
    [`${base}/harbor/projects`, id, 'repositories', ...rest].join('/')

  if (typeof target === 'number') {
    requireId('target', target)
    return pageOf(target)
  }
  if (typeof target === 'string' && !target.includes('/')) {
    requireText('target', target)
    const path = { project_name_or_id: target }
    const { project_id } = await transport.call('getProject', options, () => ({ path }))
    return pageOf(project_id)
  }
  if (isImage(target)) {
    const { project, repository, reference } = parseImage(target, host, 'target')
    const path = { project_name: project, repository_name: repository, reference }
    const { project_id, digest } = await transport.call('getArtifact', options, () => ({ path }))
    return pageOf(project_id, encodeURIComponent(repository), 'artifacts-tab', 'artifacts', digest)
  }
  const { project, repository } = parseRepository(target, host, 'target')
  const path = { project_name: project, repository_name: repository }
  const { project_id } = await transport.call('getRepository', options, () => ({ path }))
  return pageOf(project_id, encodeURIComponent(repository))
}

function isImage(target: RepositoryReference | ImageReference): target is ImageReference {
  if (typeof target === 'string') return /[:@][^/]*$/.test(target)
  return typeof target === 'object' && target !== null && 'reference' in target
}
