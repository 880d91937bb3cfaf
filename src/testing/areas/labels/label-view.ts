import { withoutUndefined } from '../../http/json'
import type { Label } from '../../rows'

export function renderLabel(label: Label): unknown {
  return withoutUndefined({
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
