import { withoutUndefined } from '../../http/json'
import type { Query } from '../../http/query'
import type { Accessory, Artifact, Tag } from '../../rows'
import type { State } from '../../state'
import { renderLabel } from '../labels/label-view'
import { kindOf } from './artifact-kinds'
import { subjectKey } from './artifacts'
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

export function renderArtifact(state: State, artifact: Artifact, options: ArtifactOptions): unknown {
  const accessories = options.accessories ? state.accessories.where('subject', subjectKey(artifact)) : []
  const labels = options.labels ? [...artifact.labels].flatMap((id) => state.labels.get(id) ?? []) : []
  const tags = options.tags ? tagsOf(state, artifact) : []
  const { references, repository_name } = artifact
  return withoutUndefined({
    // Lists that are empty or were not asked for are null, not [].
    accessories: orNull(accessories.map((accessory) => renderAccessory(state, accessory))),
    addition_links: additionLinks(artifact),
    annotations: artifact.annotations,
    artifact_type: artifact.artifact_type || undefined,
    digest: artifact.digest,
    extra_attrs: artifact.extra_attrs,
    icon: artifact.icon,
    id: artifact.id,
    labels: orNull(labels.sort((a, b) => b.id - a.id).map(renderLabel)),
    manifest_media_type: artifact.manifest_media_type,
    media_type: artifact.media_type,
    project_id: artifact.project_id,
    pull_time: artifact.pull_time,
    push_time: artifact.push_time,
    references: orNull(
      references.map((reference) => withoutUndefined({ ...reference, parent_id: artifact.id })),
    ),
    repository_id: artifact.repository_id,
    repository_name,
    size: artifact.size,
    tags: orNull(tags.map(renderTag)),
    type: artifact.type,
  })
}

function orNull<T>(list: readonly T[]): readonly T[] | null {
  return list.length > 0 ? list : null
}

function additionLinks(artifact: Artifact): Record<string, unknown> | undefined {
  const [project = '', ...rest] = artifact.repository_name.split('/')
  const repository = encodeURIComponent(encodeURIComponent(rest.join('/')))
  const base = `/api/v2.0/projects/${project}/repositories/${repository}/artifacts/${artifact.digest}/additions`
  const { additions } = kindOf(artifact.media_type)
  if (additions.length === 0) return undefined
  return Object.fromEntries(additions.map((name) => [name, { absolute: false, href: `${base}/${name}` }]))
}

/** Immutability rules are not there yet, so that no tag is immutable. */
export function renderTag(tag: Tag): unknown {
  return { ...tag, immutable: false }
}

export function renderAccessory(state: State, accessory: Accessory): unknown {
  const subject = state.artifacts.find(
    'digest',
    `${accessory.subject_artifact_repo}@${accessory.subject_artifact_digest}`,
  )
  return withoutUndefined({ ...accessory, subject_artifact_id: subject?.id })
}
