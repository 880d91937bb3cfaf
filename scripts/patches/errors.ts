import { propertyOf } from '../swagger'
import { alwaysPresent, neverNull, type Patch } from './patch'

export const errors: readonly Patch[] = [
  neverNull('Errors', ['errors'], 'cross-cutting.json: the body of a failure has always one entry'),
  alwaysPresent(
    'Error',
    ['code', 'message'],
    'cross-cutting.json: 472 failures have both; lib/errors leaves neither out',
  ),
  {
    name: 'Error: called ErrorItem',
    evidence: 'An import named Error would hide the Error of JavaScript',
    apply(document) {
      const { items } = propertyOf(document, 'Errors', 'errors')
      const { Error: item } = document.definitions
      if (items?.$ref !== '#/definitions/Error' || item === undefined) throw new Error('it has another name.')
      items.$ref = '#/definitions/ErrorItem'
      document.definitions.ErrorItem = item
      delete document.definitions.Error
    },
  },
]
