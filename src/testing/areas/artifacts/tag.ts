import { table } from '../../table'

export interface Tag {
  readonly id: number
  readonly repository_id: number
  readonly artifact_id: number
  readonly name: string
  readonly push_time: string
  readonly pull_time: string
}

export const tagsIn = table<Tag, 'artifact' | 'repository' | 'name'>({
  artifact: (tag) => tag.artifact_id,
  repository: (tag) => tag.repository_id,
  name: (tag) => `${tag.repository_id}:${tag.name}`,
})
