import type { Schema } from '../../http/filter'
import { answerList } from '../../http/listing'
import { on, type Route } from '../../http/route'
import type { Accessory } from '../../rows'
import { requireArtifact } from './artifact-lookup'
import { renderAccessory } from './artifact-view'
import { subjectKey } from './artifacts'

const schema: Schema<Accessory> = {
  columns: {
    id: 'number',
    artifact_id: 'number',
    type: 'string',
    digest: 'string',
    size: 'number',
    creation_time: 'time',
  },
  order: 'id',
}

export const accessoryRoutes: readonly Route[] = [
  on('listAccessories', (call) => {
    const artifact = requireArtifact(call, 'list', 'accessory')
    return answerList(call, {
      ...schema,
      name: `accessories of ${artifact.id}`,
      rows: () => call.state.accessories.where('subject', subjectKey(artifact)),
      render: (accessory) => renderAccessory(call.state, accessory),
    })
  }),
]
