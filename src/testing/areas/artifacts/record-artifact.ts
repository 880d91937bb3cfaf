import { never, type State } from '../../state'
import type { Project } from '../projects/project'
import { storageOf } from '../quotas/storage'
import { type Repository, repositoriesIn } from '../repositories/repository'
import { accessoriesIn } from './accessory'
import { type Artifact, artifactsIn, type Reference } from './artifact'
import { accessoryIcons, accessoryTypeOf, extraAttributes, kindOf, legacySignature } from './artifact-kinds'
import { addParents } from './delete-artifact'
import type { ParsedManifest } from './manifest'

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
  const known = artifactsIn(state).find('digest', `${repository.name}@${digest}`)
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
    is_accessory: false,
  })
  repositoriesIn(state).update(repository, { update_time: artifact.push_time })
  return artifact
}

/** Adds an artifact and what follows from it: its children have a parent now, its bytes count. */
export function addArtifact(
  state: State,
  project: Project,
  columns: Omit<Artifact, 'id' | 'tag_count' | 'parent_count'>,
): Artifact {
  const artifact = artifactsIn(state).insert((id) => ({ ...columns, id, tag_count: 0, parent_count: 0 }))
  for (const { child_id } of columns.references) addParents(state, child_id, 1)
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
    const artifact = artifactsIn(state).find('digest', `${repository.name}@${child.digest}`)
    if (!artifact) return []
    const { digest: child_digest, platform, annotations, urls } = child
    return [{ child_id: artifact.id, child_digest, platform, annotations, urls }]
  })
}

function sizeOf(state: State, id: number): number {
  return artifactsIn(state).get(id)?.size ?? 0
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
  if (type === undefined || artifact.is_accessory) return
  const [, hex] = legacySignature.exec(tag ?? '') ?? []
  const subject = manifest.subject?.digest ?? `sha256:${hex}`
  artifactsIn(state).update(artifact, { is_accessory: true })
  accessoriesIn(state).insert((id) => ({
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
