import { badRequest, Refusal } from '../../http/answers'
import { causeOf } from '../../http/cause'
import type { Call } from '../../http/route'
import { blobLinksIn, hold, manifestsIn } from '../../registry/content'
import { isDigest } from '../../registry/digest'
import type { State } from '../../state'
import type { Project } from '../projects/project'
import { requireNoCache, requireProjectByName } from '../projects/project-lookup'
import { storageOf, withinQuota } from '../quotas/storage'
import { ensureRepository } from '../repositories/repositories'
import { type Repository, repositoriesIn } from '../repositories/repository'
import { accessoriesIn } from './accessory'
import { type Artifact, artifactsIn } from './artifact'
import { artifactPushed } from './artifact-events'
import { type RepositoryParams, repositoryName } from './artifact-lookup'
import { findArtifact, subjectKey } from './artifacts'
import { addArtifact } from './record-artifact'
import { setTag, tagsOf } from './tags'

/**
 * Copies an artifact with its tags, its children and its accessories. Gives the reference it was named by.
 */
export function copyArtifact(call: Call<RepositoryParams, unknown>, from: string): string {
  const { state, params } = call
  // Its quota is looked at before the permission: also who may not copy learns that there is no source.
  const { artifact, reference } = findSource(state, from)
  const project = requireProjectByName(call, params.project_name, 'create', 'artifact')
  requireNoCache(project)
  const [sourceProject = ''] = artifact.repository_name.split('/')
  requireProjectByName(call, sourceProject, 'read', 'artifact')
  const name = repositoryName(params)
  const asked = {
    ...{ project, repository: name },
    artifact: { digest: artifact.digest, tag: isDigest(reference) ? reference : undefined },
    // Harbor forgets who copies.
    cause: { ...causeOf(call), operator: '' },
  }
  const added = artifact.repository_name === name ? undefined : addedBytes(state, artifact, project)
  const tags = tagsOf(state, artifact)
  const copy = withinQuota(state, asked, added, () => {
    const repository = ensureRepository(state, project, name)
    const copied = copyTree(state, artifact, project, repository)
    for (const tag of tags) setTag(state, copied, tag.name)
    return copied
  })
  const repository = repositoriesIn(state).get(copy.repository_id)
  artifactPushed.publish(state, { artifact: copy, tag: tags[0]?.name, repository, cause: causeOf(call) })
  return reference
}

/** What of it and of all that comes with it the project does not have. */
function addedBytes(state: State, artifact: Artifact, project: Project): number {
  const storage = storageOf(state, project)
  const sizes = new Map<string, number>()
  const walk = (one: Artifact) => {
    for (const { digest, size } of one.blobs) if (!storage.has(digest)) sizes.set(digest, size)
    const accessories = accessoriesIn(state).where('subject', subjectKey(one))
    const ids = [
      ...one.references.map(({ child_id }) => child_id),
      ...accessories.map(({ artifact_id }) => artifact_id),
    ]
    for (const id of ids) {
      const next = artifactsIn(state).get(id)
      if (next) walk(next)
    }
  }
  walk(artifact)
  return [...sizes.values()].reduce((sum, size) => sum + size, 0)
}

/**
 * A source that is not there is the caller's mistake, not a 404 (test/recordings/api/artifact.json, "no such
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
