import { alwaysPresent } from './members'
import type { Patch } from './patch'

export const repositories: readonly Patch[] = [
  alwaysPresent('Repository', ['id', 'project_id', 'name'], 'Database keys, and the name it was pushed by'),
]
