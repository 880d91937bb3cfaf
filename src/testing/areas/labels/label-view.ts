import type * as models from '../../../../generated/models'
import { view } from '../../http/json'
import type { Label } from './label'

export function viewLabel(label: Label): models.Label {
  return view<models.Label>({
    color: label.color || undefined,
    creation_time: label.creation_time,
    description: label.description || undefined,
    id: label.id,
    name: label.name || undefined,
    project_id: label.project_id || undefined,
    scope: label.scope,
    update_time: label.update_time,
  })
}
