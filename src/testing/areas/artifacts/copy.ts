import { badRequest, Refusal } from '../../http/answers'
import type { Call } from '../../http/route'
import { blobLinksIn, hold, manifestsIn } from '../../registry/content'
import type { State } from '../../state'
import type { Project } from '../projects/project'
import { requireProjectByName } from '../projects/project-lookup'
import { requireRoom, storageOf } from '../quotas/storage'
import { ensureRepository } from '../repositories/repositories'
import type { Repository } from '../repositories/repository'
import { accessoriesIn } from './accessory'
import { type Artifact, artifactsIn } from './artifact'
import { type RepositoryParams, repositoryName } from './artifact-lookup'
import { findArtifact, subjectKey } from './artifacts'
import { addArtifact } from './record-artifact'
import { tagsIn } from './tag'
import { setTag } from './tags'

/**
 * Copies an artifact with its tags, its children and its accessories. Gives the reference it was named by.
 */
export function copyArtifact(call: Call<RepositoryParams, unknown>, from: string): string {
  const { state, params } = call
  const project = requireProjectByName(call, params.project_name, 'create', 'artifact')
  const { artifact, reference } = findSource(state, from)
  const [sourceProject = ''] = artifact.repository_name.split('/')
  requireProjectByName(call, sourceProject, 'read', 'artifact')
  requireRoom(state, project, storageOf(state, project).has(artifact.digest) ? 0 : artifact.size)
  const repository = ensureRepository(state, project, repositoryName(params))
  const copy = copyTree(state, artifact, project, repository)
  for (const { name } of tagsIn(state).where('artifact', artifact.id)) setTag(state, copy, name)
  return reference
}

/**
 * A source that is not there is the caller's mistake, not a 404 (recordings: artifact.json, "no such
 * source").
 */
function findSource(state: State, from: string): { artifact: Artifact; reference: string } {
  const [, repository, tag, digest] = /^([^:@]+)(?::([^@]*))?(?:@(.*))?$/.exec(from) ?? []
  if (repository === undefined) throw badRequest(`invalid input: ${from}`)
  const reference = digest ?? tag
  if (!reference) throw badRequest(`artifact ${repository} not found`)
  try {
    return { artifact: findArtifact(state, repository, reference), reference }
  } catch (error) {
    throw error instanceof Refusal ? badRequest(error.message) : error
  }
}

function copyTree(state: State, artifact: Artifact, project: Project, repository: Repository): Artifact {
  const key = `${repository.name}@${artifact.digest}`
  const known = artifactsIn(state).find('digest', key)
  if (known) return known
  const references = artifact.references.map((reference) => {
    const child = artifactsIn(state).get(reference.child_id)
    return child ? { ...reference, child_id: copyTree(state, child, project, repository).id } : reference
  })
  copyContent(state, artifact, repository)
  const copy = addArtifact(state, project, {
    ...artifact,
    ...{ project_id: project.id, repository_id: repository.id, repository_name: repository.name },
    ...{ references, labels: new Set(), push_time: state.now() },
  })
  for (const accessory of accessoriesIn(state).where('subject', subjectKey(artifact))) {
    const own = artifactsIn(state).get(accessory.artifact_id)
    if (!own) continue
    const artifact_id = copyTree(state, own, project, repository).id
    const creation_time = state.now()
    accessoriesIn(state).insert((id) => ({
      ...accessory,
      ...{ id, artifact_id, subject_artifact_repo: repository.name, creation_time },
    }))
  }
  return copy
}

function copyContent(state: State, artifact: Artifact, repository: Repository): void {
  const manifest = manifestsIn(state).get(subjectKey(artifact))
  if (manifest) {
    hold(state, manifest.bytes.length)
    manifestsIn(state).set(`${repository.name}@${artifact.digest}`, manifest)
  }
  for (const { digest } of artifact.blobs) blobLinksIn(state).add(`${repository.name}@${digest}`)
}
