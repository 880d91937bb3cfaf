import { conflict } from '../../http/answers'
import { never, type State } from '../../state'
import { type Artifact, artifactsIn } from './artifact'
import { requireDeletable, requireMovable } from './kept-tags'
import { type Tag, tagsIn } from './tag'

/** The newest first, as Harbor lists them. */
export function tagsOf(state: State, artifact: Artifact): Tag[] {
  return tagsIn(state)
    .where('artifact', artifact.id)
    .sort((a, b) => compare(b.push_time, a.push_time) || b.id - a.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Moves the tag here if another artifact has it: what a push and a copy do. */
export function setTag(state: State, artifact: Artifact, name: string): void {
  const tag = tagsIn(state).find('name', `${artifact.repository_id}:${name}`)
  if (!tag) addTag(state, artifact, name)
  else if (tag.artifact_id !== artifact.id) moveTag(state, artifact, tag)
}

function moveTag(state: State, artifact: Artifact, tag: Tag): void {
  requireMovable(state, artifact, tag)
  const former = artifactsIn(state).get(tag.artifact_id)
  tagsIn(state).update(tag, { artifact_id: artifact.id, push_time: state.now() })
  for (const one of [artifact, former]) if (one) countTags(state, one)
}

/** Takes no tag away from anybody: what the API does. */
export function createTag(state: State, artifact: Artifact, name: string): void {
  if (tagsIn(state).find('name', `${artifact.repository_id}:${name}`)) {
    throw conflict(`tag ${name} already exists under the repository ${artifact.repository_id}`)
  }
  addTag(state, artifact, name)
}

export function deleteTag(state: State, artifact: Artifact, tag: Tag): void {
  requireDeletable(state, artifact, tag)
  tagsIn(state).delete(tag)
  countTags(state, artifact)
}

function addTag(state: State, artifact: Artifact, name: string): void {
  const { repository_id, id: artifact_id } = artifact
  tagsIn(state).insert((id) => ({
    ...{ id, repository_id, artifact_id, name },
    ...{ push_time: state.now(), pull_time: never },
  }))
  countTags(state, artifact)
}

function countTags(state: State, artifact: Artifact): void {
  artifactsIn(state).update(artifact, { tag_count: tagsIn(state).count('artifact', artifact.id) })
}

export function isTagName(name: string): boolean {
  return /^\w[\w.-]{0,127}$/.test(name)
}
