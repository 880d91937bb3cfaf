import type * as models from '../../../../generated/models'
import { view } from '../../http/json'
import type { Query } from '../../http/query'
import type { State } from '../../state'
import { labelsIn } from '../labels/label'
import { viewLabel } from '../labels/label-view'
import { type Accessory, accessoriesIn } from './accessory'
import { type Artifact, artifactsIn, type Reference } from './artifact'
import { kindOf } from './artifact-kinds'
import { subjectKey } from './artifacts'
import type { Tag } from './tag'
import { tagsOf } from './tags'

/** What the query asked to be put in. */
export interface ArtifactOptions {
  readonly tags: boolean
  readonly labels: boolean
  readonly accessories: boolean
}

export function artifactOptions(query: Query): ArtifactOptions {
  return {
    tags: query.bool('with_tag', true),
    labels: query.bool('with_label'),
    accessories: query.bool('with_accessory'),
  }
}

export function viewArtifact(state: State, artifact: Artifact, options: ArtifactOptions): models.Artifact {
  const accessories = options.accessories ? accessoriesIn(state).where('subject', subjectKey(artifact)) : []
  const labels = options.labels ? [...artifact.labels].flatMap((id) => labelsIn(state).get(id) ?? []) : []
  const tags = options.tags ? tagsOf(state, artifact) : []
  return view<models.Artifact>({
    // Lists that are empty or were not asked for are null, not [].
    accessories: orNull(accessories.map((accessory) => viewAccessory(state, accessory))),
    addition_links: viewAdditionLinks(artifact),
    annotations: artifact.annotations,
    artifact_type: artifact.artifact_type || undefined,
    digest: artifact.digest,
    extra_attrs: artifact.extra_attrs,
    icon: artifact.icon,
    id: artifact.id,
    labels: orNull(labels.sort((a, b) => b.id - a.id).map(viewLabel)),
    manifest_media_type: artifact.manifest_media_type,
    media_type: artifact.media_type,
    project_id: artifact.project_id,
    pull_time: artifact.pull_time,
    push_time: artifact.push_time,
    references: orNull(artifact.references.map((reference) => viewReference(artifact, reference))),
    repository_id: artifact.repository_id,
    repository_name: artifact.repository_name,
    size: artifact.size,
    tags: orNull(tags.map(viewTag)),
    type: artifact.type,
  })
}

function orNull<T>(list: T[]): T[] | null {
  return list.length > 0 ? list : null
}

function viewReference({ id }: Artifact, reference: Reference): models.Reference {
  return view<models.Reference>({
    annotations: reference.annotations,
    child_digest: reference.child_digest,
    child_id: reference.child_id,
    parent_id: id,
    platform: reference.platform,
    urls: reference.urls,
  })
}

function viewAdditionLinks(artifact: Artifact): models.AdditionLinks | undefined {
  const [project = '', ...rest] = artifact.repository_name.split('/')
  const repository = encodeURIComponent(encodeURIComponent(rest.join('/')))
  const base = `/api/v2.0/projects/${project}/repositories/${repository}/artifacts/${artifact.digest}/additions`
  const { additions } = kindOf(artifact.media_type)
  if (additions.length === 0) return undefined
  return Object.fromEntries(additions.map((name) => [name, { absolute: false, href: `${base}/${name}` }]))
}

/** Immutability rules are not there yet, so that no tag is immutable. */
export function viewTag({ artifact_id, id, name, pull_time, push_time, repository_id }: Tag): models.Tag {
  return { artifact_id, id, immutable: false, name, pull_time, push_time, repository_id }
}

export function viewAccessory(state: State, accessory: Accessory): models.Accessory {
  const { subject_artifact_digest, subject_artifact_repo } = accessory
  const subject = artifactsIn(state).find('digest', `${subject_artifact_repo}@${subject_artifact_digest}`)
  return view<models.Accessory>({
    artifact_id: accessory.artifact_id,
    creation_time: accessory.creation_time,
    digest: accessory.digest,
    icon: accessory.icon,
    id: accessory.id,
    size: accessory.size,
    subject_artifact_digest,
    subject_artifact_id: subject?.id,
    subject_artifact_repo,
    type: accessory.type,
  })
}
