import { badRequest, created, done, notFound } from '../../http/answers'
import type { Schema } from '../../http/filter'
import { answerList } from '../../http/listing'
import { on, type Route } from '../../http/route'
import type { Tag } from '../../rows'
import { requireArtifact } from './artifact-lookup'
import { renderTag } from './artifact-view'
import { createTag, isTagName } from './tags'

const schema: Schema<Tag> = {
  columns: {
    id: 'number',
    repository_id: 'number',
    artifact_id: 'number',
    name: 'string',
    push_time: 'time',
    pull_time: 'time',
  },
  order: '-push_time,-id',
}

export const tagRoutes: readonly Route[] = [
  on('listTags', (call) => {
    const artifact = requireArtifact(call, 'list', 'tag')
    return answerList(call, {
      ...schema,
      name: `tags of ${artifact.id}`,
      rows: () => call.state.tags.where('artifact', artifact.id),
      render: renderTag,
    })
  }),

  // There is no Location: a tag has no address of its own.
  on('createTag', (call) => {
    const artifact = requireArtifact(call, 'create', 'tag')
    const { name = '' } = call.body
    if (!isTagName(name)) throw badRequest(`bad request: invalid tag name: ${name}`)
    createTag(call.state, artifact, name)
    return created()
  }),

  on('deleteTag', (call) => {
    const artifact = requireArtifact(call, 'delete', 'tag')
    const tags = call.state.tags.where('artifact', artifact.id)
    const tag = tags.find(({ name }) => name === call.params.tag_name)
    if (!tag) throw notFound(`tag ${call.params.tag_name} attached to artifact ${artifact.id} not found`)
    call.state.tags.delete(tag)
    return done()
  }),
]
