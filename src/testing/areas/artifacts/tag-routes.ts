import { badRequest, created, done, notFound } from '../../http/answers'
import { body } from '../../http/body'
import type { Schema } from '../../http/filter'
import { answerList } from '../../http/listing'
import { type Route, route } from '../../http/router'
import type { Tag } from '../../rows'
import { requireArtifact } from './artifact-lookup'
import { renderTag } from './artifact-view'
import { createTag, isTagName } from './tags'

const base = '/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/tags'

const tagBody = body('tag', { struct: 'NewTag', members: { name: 'string' }, required: ['name'] })

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
  route('GET', base, { paged: true }, (call) => {
    const artifact = requireArtifact(call, 'list', 'tag')
    return answerList(call, {
      ...schema,
      name: `tags of ${artifact.id}`,
      rows: () => call.state.tags.where('artifact', artifact.id),
      render: renderTag,
    })
  }),

  // There is no Location: a tag has no address of its own.
  route('POST', base, { body: tagBody }, (call) => {
    const artifact = requireArtifact(call, 'create', 'tag')
    const { name = '' } = call.body
    if (!isTagName(name)) throw badRequest(`bad request: invalid tag name: ${name}`)
    createTag(call.state, artifact, name)
    return created()
  }),

  route('DELETE', `${base}/{tag_name}`, {}, (call) => {
    const artifact = requireArtifact(call, 'delete', 'tag')
    const tags = call.state.tags.where('artifact', artifact.id)
    const tag = tags.find(({ name }) => name === call.params.tag_name)
    if (!tag) throw notFound(`tag ${call.params.tag_name} attached to artifact ${artifact.id} not found`)
    call.state.tags.delete(tag)
    return done()
  }),
]
