import { table } from '../../table'
import { topic } from '../../topic'

export interface Label {
  readonly id: number
  readonly name: string
  readonly description: string
  readonly color: string
  readonly scope: 'g' | 'p'
  /** 0 for a global one. */
  readonly project_id: number
  readonly creation_time: string
  readonly update_time: string
}

export const labelsIn = table<Label, 'scope' | 'name'>({
  scope: (label) => label.project_id,
  name: (label) => `${label.project_id}:${label.name}`,
})

export const labelDeleted = topic<Label>()
