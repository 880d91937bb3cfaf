import type * as models from '../../../../generated/models'
import { view } from '../../http/json'
import type { Call } from '../../http/route'
import type { State } from '../../state'
import { labelsIn } from '../labels/label'
import { viewLabel } from '../labels/label-view'
import { type Accessory, accessoriesIn } from './accessory'
import { type Artifact, artifactsIn, type Reference } from './artifact'
import { kindOf } from './artifact-kinds'
import { subjectKey } from './artifacts'
import { isKept } from './kept-tags'
import type { Tag } from './tag'
import { tagsOf } from './tags'
import { partsOf } from './view-parts'

/** With what the query asks for. */
export function viewArtifact(call: Call, artifact: Artifact): models.ProjectArtifact {
  const { state, query } = call
  const accessories = query.bool('with_accessory')
    ? accessoriesIn(state).where('subject', subjectKey(artifact))
    : []
  const labels = query.bool('with_label')
    ? [...artifact.labels].flatMap((id) => labelsIn(state).get(id) ?? [])
    : []
  const tags = query.bool('with_tag', true) ? tagsOf(state, artifact) : []
  const parts = partsOf(call, artifact)
  return view<models.ProjectArtifact>({
    ...parts,
    // Lists that are empty or were not asked for are null, not [].
    accessories: orNull(accessories.map((accessory) => viewAccessory(state, accessory))),
    addition_links: viewAdditionLinks(artifact, parts.addition_links),
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
    tags: orNull(tags.map((tag) => viewTag(call, artifact, tag))),
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

function viewAdditionLinks(
  artifact: Artifact,
  more: models.AdditionLinks | undefined,
): models.AdditionLinks | undefined {
  const names = kindOf(artifact.media_type).additions
  const own = names.map((name) => [name, { absolute: false, href: additionPath(artifact, name) }] as const)
  const links = { ...Object.fromEntries(own), ...more }
  return Object.keys(links).length > 0 ? links : undefined
}

export function additionPath(artifact: Artifact, addition: string): string {
  const [project = '', ...rest] = artifact.repository_name.split('/')
  const repository = encodeURIComponent(encodeURIComponent(rest.join('/')))
  return `/api/v2.0/projects/${project}/repositories/${repository}/artifacts/${artifact.digest}/additions/${addition}`
}

/** Who does not ask for it is told that the tag is not immutable. */
export function viewTag({ state, query }: Call, artifact: Artifact, tag: Tag): models.Tag {
  const { artifact_id, id, name, pull_time, push_time, repository_id } = tag
  const immutable = query.bool('with_immutable_status') && isKept(state, artifact, tag)
  return { artifact_id, id, immutable, name, pull_time, push_time, repository_id }
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
