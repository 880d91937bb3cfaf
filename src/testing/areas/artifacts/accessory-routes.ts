import type { Columns } from '../../http/columns'
import { answerList } from '../../http/list'
import { on, type Route } from '../../http/route'
import { type Accessory, accessoriesIn } from './accessory'
import { requireArtifact } from './artifact-lookup'
import { viewAccessory } from './artifact-view'
import { subjectKey } from './artifacts'

const columns: Columns<Accessory> = {
  columns: {
    id: 'number',
    artifact_id: 'number',
    subject_artifact_repo: 'string',
    subject_artifact_digest: 'string',
    type: 'string',
    digest: 'string',
    size: 'number',
    creation_time: 'time',
  },
  order: '',
}

export const accessoryRoutes: readonly Route[] = [
  on('listAccessories', (call) => {
    const artifact = requireArtifact(call, 'list', 'accessory')
    return answerList(call, columns, {
      rows: accessoriesIn(call.state).rows('subject', subjectKey(artifact)),
      view: (accessory) => viewAccessory(call.state, accessory),
    })
  }),
]
