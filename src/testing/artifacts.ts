import { conflict, notFound, Refusal } from './answers'
import { accessoryIcons, accessoryTypeOf, extraAttributes, kindOf, legacySignature } from './artifact-kinds'
import { isDigest } from './digest'
import type { ParsedManifest } from './manifest'
import type { Artifact, Project, Reference, Repository, Tag } from './rows'
import { never, type State } from './state'
import { storageOf } from './storage'

export function findRepository(state: State, name: string): Repository {
  const repository = state.repositories.find('name', name)
  if (!repository) throw notFound(`repository ${name} not found`)
  return repository
}

/** By tag or digest. */
export function findArtifact(state: State, repositoryName: string, reference: string): Artifact {
  const repository = findRepository(state, repositoryName)
  const artifact = isDigest(reference)
    ? state.artifacts.find('digest', `${repositoryName}@${reference}`)
    : artifactOfTag(state, state.tags.find('name', `${repository.id}:${reference}`))
  if (artifact) return artifact
  throw notFound(`artifact ${repositoryName}${isDigest(reference) ? '@' : ':'}${reference} not found`)
}

function artifactOfTag(state: State, tag: Tag | undefined): Artifact | undefined {
  return tag && state.artifacts.get(tag.artifact_id)
}

/** The newest first, as Harbor lists them. */
export function tagsOf(state: State, artifact: Artifact): Tag[] {
  return state.tags
    .where('artifact', artifact.id)
    .sort((a, b) => compare(b.push_time, a.push_time) || b.id - a.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function isAccessory(state: State, artifact: Artifact): boolean {
  return state.accessories.count('artifact', artifact.id) > 0
}

export function subjectKey(artifact: Artifact): string {
  return `${artifact.repository_name}@${artifact.digest}`
}

/** Signatures and the like are never listed beside what they belong to. */
export function listedArtifacts(state: State, artifacts: readonly Artifact[]): Artifact[] {
  return artifacts.filter((artifact) => !isAccessory(state, artifact))
}

/** A child of an index is listed only where it has a tag of its own. */
export function isBase(state: State, artifact: Artifact): boolean {
  return state.tags.count('artifact', artifact.id) > 0 || !state.parents.has(artifact.id)
}

export function countArtifacts(state: State, repository: Repository): number {
  const artifacts = state.artifacts.where('repository', repository.id)
  return listedArtifacts(state, artifacts).filter((artifact) => isBase(state, artifact)).length
}

export function ensureRepository(state: State, project: Project, name: string): Repository {
  const now = state.now()
  return (
    state.repositories.find('name', name) ??
    state.repositories.insert((id) => ({
      id,
      project_id: project.id,
      name,
      description: '',
      pull_count: 0,
      creation_time: now,
      update_time: now,
    }))
  )
}

interface Pushed {
  readonly project: Project
  readonly repository: Repository
  readonly manifest: ParsedManifest
  readonly digest: string
  /** Bytes of the manifest. */
  readonly size: number
  readonly config: unknown
}

/** Records what a manifest says. The same manifest again is the same artifact. */
export function recordArtifact(
  state: State,
  { project, repository, manifest, digest, size, config }: Pushed,
): Artifact {
  const known = state.artifacts.find('digest', `${repository.name}@${digest}`)
  if (known) return known
  const mediaType = mediaTypeOf(manifest)
  const references = referencesOf(state, repository, manifest)
  const parts = [...(manifest.config ? [manifest.config] : []), ...manifest.layers]
  const artifact = addArtifact(state, project, {
    project_id: project.id,
    repository_id: repository.id,
    repository_name: repository.name,
    digest,
    type: kindOf(mediaType).type,
    media_type: mediaType,
    manifest_media_type: manifest.mediaType,
    artifact_type: manifest.artifactType ?? manifest.config?.mediaType ?? '',
    size:
      size +
      sum(parts.map((part) => part.size)) +
      sum(references.map(({ child_id }) => sizeOf(state, child_id))),
    icon: kindOf(mediaType).icon,
    extra_attrs: extraAttributes(mediaType, config),
    annotations: manifest.annotations,
    references,
    blobs: [{ digest, size }, ...parts.map((part) => ({ digest: part.digest, size: part.size }))],
    labels: new Set(),
    push_time: state.now(),
    pull_time: never,
  })
  repository.update_time = artifact.push_time
  return artifact
}

/** Adds an artifact and what follows from it: its children have a parent now, its bytes count. */
export function addArtifact(state: State, project: Project, columns: Omit<Artifact, 'id'>): Artifact {
  const artifact = state.artifacts.insert((id) => ({ ...columns, id }))
  for (const { child_id } of columns.references) {
    state.parents.set(child_id, (state.parents.get(child_id) ?? 0) + 1)
  }
  for (const { digest, size } of columns.blobs) storageOf(state, project).hold(digest, size)
  return artifact
}

/** An artifact without a config of its own is known by its `artifactType`. */
function mediaTypeOf(manifest: ParsedManifest): string {
  if (!manifest.config) return manifest.mediaType
  const empty = manifest.config.mediaType === 'application/vnd.oci.empty.v1+json'
  return empty && manifest.artifactType ? manifest.artifactType : manifest.config.mediaType
}

function referencesOf(state: State, repository: Repository, manifest: ParsedManifest): Reference[] {
  return manifest.manifests.flatMap((child) => {
    const artifact = state.artifacts.find('digest', `${repository.name}@${child.digest}`)
    if (!artifact) return []
    const { digest: child_digest, platform, annotations, urls } = child
    return [{ child_id: artifact.id, child_digest, platform, annotations, urls }]
  })
}

function sizeOf(state: State, id: number): number {
  return state.artifacts.get(id)?.size ?? 0
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

/** Signatures and whatever else names a subject become its accessories, though the subject need not exist. */
export function recordAccessory(
  state: State,
  artifact: Artifact,
  manifest: ParsedManifest,
  tag: string | undefined,
): void {
  const type = accessoryTypeOf(manifest, tag)
  if (type === undefined || isAccessory(state, artifact)) return
  const [, hex] = legacySignature.exec(tag ?? '') ?? []
  const subject = manifest.subject?.digest ?? `sha256:${hex}`
  state.accessories.insert((id) => ({
    id,
    artifact_id: artifact.id,
    subject_artifact_repo: artifact.repository_name,
    subject_artifact_digest: subject,
    type,
    digest: artifact.digest,
    size: artifact.size,
    icon: accessoryIcons[type] ?? '',
    creation_time: state.now(),
  }))
}

/** Moves the tag here if another artifact has it: what a push and a copy do. */
export function setTag(state: State, artifact: Artifact, name: string): void {
  const tag = state.tags.find('name', `${artifact.repository_id}:${name}`)
  if (!tag) addTag(state, artifact, name)
  else if (tag.artifact_id !== artifact.id) {
    state.tags.update(tag, { artifact_id: artifact.id, push_time: state.now() })
  }
}

/** Takes no tag away from anybody: what the API does. */
export function createTag(state: State, artifact: Artifact, name: string): void {
  if (state.tags.find('name', `${artifact.repository_id}:${name}`)) {
    throw conflict(`tag ${name} already exists under the repository ${artifact.repository_id}`)
  }
  addTag(state, artifact, name)
}

function addTag(state: State, artifact: Artifact, name: string): void {
  state.tags.insert((id) => ({
    id,
    repository_id: artifact.repository_id,
    artifact_id: artifact.id,
    name,
    push_time: state.now(),
    pull_time: never,
  }))
}

export function isTagName(name: string): boolean {
  return /^\w[\w.-]{0,127}$/.test(name)
}

/** With its tags and its accessories. The children of an index stay, a child cannot go before its index. */
export function deleteArtifact(state: State, artifact: Artifact): void {
  if (state.parents.has(artifact.id)) {
    throw new Refusal(412, 'VIOLATE_FOREIGN_KEY_CONSTRAINT', 'the deleting artifact is referenced by others')
  }
  for (const accessory of state.accessories.where('subject', subjectKey(artifact))) {
    const own = state.artifacts.get(accessory.artifact_id)
    if (own) deleteArtifact(state, own)
  }
  for (const own of state.accessories.where('artifact', artifact.id)) state.accessories.delete(own)
  for (const tag of state.tags.where('artifact', artifact.id)) state.tags.delete(tag)
  for (const { child_id } of artifact.references) forgetParent(state, child_id)
  state.artifacts.delete(artifact)
  state.manifests.delete(subjectKey(artifact))
  const project = state.projects.get(artifact.project_id)
  if (project) for (const { digest } of artifact.blobs) storageOf(state, project).release(digest)
}

function forgetParent(state: State, childId: number): void {
  const parents = (state.parents.get(childId) ?? 0) - 1
  if (parents > 0) state.parents.set(childId, parents)
  else state.parents.delete(childId)
}

export function deleteRepository(state: State, repository: Repository): void {
  const artifacts = () => state.artifacts.where('repository', repository.id)
  // Indexes before their children.
  while (artifacts().length > 0) {
    for (const artifact of artifacts()) {
      if (state.artifacts.get(artifact.id) && !state.parents.has(artifact.id)) deleteArtifact(state, artifact)
    }
  }
  state.repositories.delete(repository)
}
