import { readdirSync } from 'node:fs'
import type { OperationId } from '../../generated/operations'
import { type RecordedExchange, readRecording, recordings } from '../resources/recorded-exchange'
import { operations } from './operation-table'

export interface Exchange extends RecordedExchange {
  readonly file: string
}

/** An exchange that succeeded, with the operation it is one of. */
export interface Success extends Exchange {
  readonly id: OperationId
}

/** Everything that was recorded of the API. */
export function readExchanges(): Exchange[] {
  return readdirSync(recordings)
    .filter((file) => file.endsWith('.json') && file !== 'coverage.json')
    .flatMap((file) => readRecording(file).map((exchange) => ({ file, ...exchange })))
}

/** The exchanges with a 2xx answer of the API. Where the recording names no operation, its path tells. */
export function successesIn(exchanges: readonly Exchange[]): Success[] {
  return exchanges.flatMap((exchange) => {
    const { status } = exchange.response
    const id = isOperation(exchange.operation) ? exchange.operation : operationAt(exchange.request)
    return status >= 200 && status < 300 && id !== undefined ? [{ ...exchange, id }] : []
  })
}

function isOperation(name: string): name is OperationId {
  return Object.hasOwn(operations, name)
}

/** The operation with this method and path, if there is one. */
export function operationAt({ method, target }: Exchange['request']): OperationId | undefined {
  const [path = ''] = target.split('?')
  return templates.find((each) => each.method === method && each.path.test(path))?.id
}

/** Paths without parameters first: `/users/current` is not a user called `current`. */
const templates = Object.keys(operations)
  .filter(isOperation)
  .map((id) => {
    const { method, path } = operations[id]
    const pattern = path
      .replace(/\/$/, '')
      .replaceAll('.', '\\.')
      .replaceAll(/\{[^}]+\}/g, '[^/]+')
    return { id, method, path: new RegExp(`^/api/v2\\.0${pattern}/?$`), parameters: path.split('{').length }
  })
  .sort((a, b) => a.parameters - b.parameters)
