import { operationOf, parametersOf } from '../swagger'
import { alwaysPresent, oneOf, type Patch } from './patch'

export const labels: readonly Patch[] = [
  alwaysPresent(
    'Label',
    ['id', 'scope'],
    'A database key; label.json: 400 without a scope. Not name: a label may have none',
  ),
  oneOf('Label', ['scope'], ['g', 'p'], 'label.json: CreateLabel (400: no scope)'),
  {
    name: 'ListLabels: scope required',
    evidence: 'label.json: ListLabels (400: no scope)',
    apply(document) {
      const parameters = parametersOf(document, operationOf(document, 'ListLabels').object)
      const scope = parameters.find(({ name }) => name === 'scope')
      if (scope === undefined || scope.required === true) throw new Error('it is required.')
      scope.required = true
      scope.enum = ['g', 'p']
    },
  },
]
