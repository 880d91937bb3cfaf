import { badRequest, created, done, notFound } from '../../http/answers'
import { causeOf } from '../../http/cause'
import type { Columns } from '../../http/columns'
import { answerList } from '../../http/list'
import { on, type Route } from '../../http/route'
import { requireNoCache, requireProjectByName } from '../projects/project-lookup'
import { tagCreated, tagDeleted } from './artifact-events'
import { requireArtifact } from './artifact-lookup'
import { viewTag } from './artifact-view'
import { type Tag, tagsIn } from './tag'
import { createTag, deleteTag, isTagName } from './tags'

const columns: Columns<Tag> = {
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
    return answerList(call, columns, {
      rows: tagsIn(call.state).rows('artifact', artifact.id),
      view: (tag) => viewTag(call, artifact, tag),
    })
  }),

  // There is no Location: a tag has no address of its own.
  on('createTag', (call) => {
    requireNoCache(requireProjectByName(call, call.params.project_name, 'create', 'tag'))
    const artifact = requireArtifact(call, 'create', 'tag')
    const { name = '' } = call.body
    if (!isTagName(name)) throw badRequest(`bad request: invalid tag name: ${name}`)
    createTag(call.state, artifact, name)
    tagCreated.publish(call.state, { artifact, tag: name, cause: causeOf(call) })
    return created()
  }),

  on('deleteTag', (call) => {
    const artifact = requireArtifact(call, 'delete', 'tag')
    const tags = tagsIn(call.state).where('artifact', artifact.id)
    const tag = tags.find(({ name }) => name === call.params.tag_name)
    if (!tag) throw notFound(`tag ${call.params.tag_name} attached to artifact ${artifact.id} not found`)
    deleteTag(call.state, artifact, tag)
    tagDeleted.publish(call.state, { artifact, tag: tag.name, cause: causeOf(call) })
    return done()
  }),
]
