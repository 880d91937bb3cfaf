import { conflict } from '../../http/answers'
import type { Artifact, Tag } from '../../rows'
import { never, type State } from '../../state'

/** The newest first, as Harbor lists them. */
export function tagsOf(state: State, artifact: Artifact): Tag[] {
  return state.tags
    .where('artifact', artifact.id)
    .sort((a, b) => compare(b.push_time, a.push_time) || b.id - a.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
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
