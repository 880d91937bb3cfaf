import { labelsIn } from '../areas/labels/label'
import type { State } from '../state'
import { demand, type Keys, requireKeys } from './check'
import type { LabelSeed } from './options'

const keys: Keys<LabelSeed> = { name: true, color: true, description: true }

/** @param project 0: a global one */
export function seedLabel(state: State, seed: LabelSeed, project: number, argument: string): void {
  requireKeys(seed, keys, argument)
  const { name, color = '', description = '' } = seed
  demand(name !== '', argument, 'a label without a name. Give it one.')
  demand(
    !labelsIn(state).find('name', `${project}:${name}`),
    argument,
    `'${name}' is there twice. Name it once.`,
  )
  const now = state.now()
  labelsIn(state).insert((id) => ({
    ...{ id, name, description, color, scope: project === 0 ? 'g' : 'p', project_id: project },
    ...{ creation_time: now, update_time: now },
  }))
}
