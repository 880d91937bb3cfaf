import { isAdmin } from '../../access/access'
import type { Call } from '../../http/route'
import { requireProjectByName } from '../projects/project-lookup'
import type { Artifact } from './artifact'
import { findArtifact } from './artifacts'

export interface RepositoryParams {
  readonly project_name: string
  readonly repository_name: string
}

export interface ArtifactParams extends RepositoryParams {
  readonly reference: string
}

export function repositoryName({ project_name, repository_name }: RepositoryParams): string {
  return `${project_name}/${repository_name}`
}

/**
 * An administrator who names a project that does not exist hears of the repository only (test/recordings/api/artifact.json, "404: no such project").
 */
export function requireRepositoryAccess(
  call: Call<RepositoryParams, unknown>,
  action: string,
  resource: string,
): void {
  if (!isAdmin(call.actor)) requireProjectByName(call, call.params.project_name, action, resource)
}

export function requireArtifact(
  call: Call<ArtifactParams, unknown>,
  action: string,
  resource: string,
): Artifact {
  requireRepositoryAccess(call, action, resource)
  return findArtifact(call.state, repositoryName(call.params), call.params.reference)
}
