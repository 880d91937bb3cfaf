import { alwaysPresent, oneOf } from './members'
import { parameter } from './operations'
import type { Patch } from './patch'

export const labels: readonly Patch[] = [
  alwaysPresent(
    'Label',
    ['id', 'scope'],
    'A database key; label.json: 400 without a scope. Not name: a label may have none',
  ),
  oneOf('Label', ['scope'], ['g', 'p'], 'label.json: CreateLabel (400: no scope)'),
  parameter(
    'ListLabels',
    'scope',
    { required: true, enum: ['g', 'p'] },
    'label.json: ListLabels (400: no scope)',
  ),
]
