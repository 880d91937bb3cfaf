import { renamed } from './definitions'
import { alwaysPresent, neverNull } from './members'
import type { Patch } from './patch'

export const errors: readonly Patch[] = [
  neverNull('Errors', ['errors'], 'cross-cutting.json: the body of a failure has always one entry'),
  alwaysPresent(
    'Error',
    ['code', 'message'],
    'cross-cutting.json: 472 failures have both; lib/errors leaves neither out',
  ),
  renamed('Error', 'ErrorItem', 'An import named Error would hide the Error of JavaScript'),
]
