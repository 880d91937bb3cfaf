import { precondition } from '../../http/answers'
import { part, type State } from '../../state'
import { repositoriesIn } from '../repositories/repository'
import { type Artifact, artifactsIn } from './artifact'
import { type Tag, tagsIn } from './tag'

/** A tag that is there, or one that is about to be. */
export interface TagName {
  readonly project_id: number
  /** With the project: `demo/team/app`. */
  readonly repository_name: string
  readonly name: string
}

/** Whether a tag must not be deleted, nor moved to another artifact. */
export type TagRule = (tag: TagName) => boolean

const rulesIn = part((): TagRule[] => [])

/** From now on tags may be kept by this rule, too: what an area of immutability rules has to do in its `start`. */
export function keepTags(state: State, rule: TagRule): void {
  rulesIn(state).push(rule)
}

/** What `immutable` of a tag says where it is asked for; retention and the like go by it too. */
export function isKept(state: State, { project_id, repository_name }: Artifact, { name }: Tag): boolean {
  return rulesIn(state).some((rule) => rule({ project_id, repository_name, name }))
}

/** @throws {Refusal} 412: a rule keeps it */
export function requireDeletable(state: State, artifact: Artifact, tag: Tag): void {
  if (isKept(state, artifact, tag)) {
    throw precondition(`the tag ${tag.name} configured as immutable, cannot be deleted`)
  }
}

/** Where a tag goes over to another artifact without a push. @throws {Refusal} 412: a rule keeps it */
export function requireMovable(state: State, artifact: Artifact, tag: Tag): void {
  if (isKept(state, artifact, tag)) {
    throw precondition(`the tag ${tag.name} configured as immutable, cannot be updated`)
  }
}

/** A kept tag is not pushed again, not even with the same manifest. @throws {Refusal} 412 */
export function requirePushable(state: State, repositoryName: string, name: string): void {
  const repository = repositoriesIn(state).find('name', repositoryName)
  const tag = repository && tagsIn(state).find('name', `${repository.id}:${name}`)
  const artifact = tag && artifactsIn(state).get(tag.artifact_id)
  if (!artifact || !isKept(state, artifact, tag)) return
  const short = repositoryName.slice(repositoryName.indexOf('/') + 1)
  throw precondition(`Failed to process request due to '${short}:${name}' configured as immutable.`)
}
