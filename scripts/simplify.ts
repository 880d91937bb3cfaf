import { innerSchemas, type Schema } from './schema'
import {
  isSuccess,
  type OperationObject,
  operationsOf,
  type Parameter,
  parametersOf,
  type Response,
  responsesOf,
  type Swagger,
} from './swagger'

/**
 * The description without what types have no use for: prose, examples, response headers, and the
 * `X-Request-Id` parameter that all operations share. What operations refer to is written out in each.
 */
export function simplify(document: Swagger): Swagger {
  for (const schema of Object.values(document.definitions)) dropProse(schema)
  for (const { object } of operationsOf(document)) {
    object.parameters = parametersOf(document, object).filter(isTyped).map(bareParameter)
    object.responses = bareResponses(responsesOf(document, object), object)
    drop(object, ['summary', 'description'])
  }
  const failure = { description: '', schema: { $ref: '#/definitions/Errors' } }
  return { ...document, parameters: {}, responses: { Failure: failure } }
}

function isTyped(parameter: Parameter): boolean {
  return parameter.name !== 'X-Request-Id'
}

function bareParameter(parameter: Parameter): Parameter {
  const bare = { ...parameter }
  drop(bare, ['description'])
  if (bare.schema !== undefined) dropProse(bare.schema)
  return bare
}

/**
 * The success answers, and one shape for every failure: 51 operations were seen to answer with a
 * status they do not declare (recordings: coverage.json), so the declared ones say nothing.
 */
function bareResponses(
  declared: Record<string, Response>,
  object: OperationObject,
): OperationObject['responses'] {
  const successes = Object.entries(declared).filter(([status]) => isSuccess(status))
  if (successes.length === 0) throw new Error(`${object.operationId} declares no success.`)
  return Object.fromEntries([
    ...successes.map(([status, response]) => [status, bareResponse(response)]),
    ['default', { $ref: '#/responses/Failure' }],
  ])
}

function bareResponse({ schema }: Response): Response {
  if (schema === undefined) return { description: '' }
  dropProse(schema)
  return { description: '', schema }
}

function dropProse(schema: Schema): void {
  drop(schema, ['description', 'example', 'title'])
  // `int64`, `uint64`, `float`: all of them are numbers in JavaScript.
  if (schema.type !== 'string') drop(schema, ['format'])
  for (const inner of innerSchemas(schema)) dropProse(inner)
}

function drop(object: object, keys: readonly string[]): void {
  for (const key of keys) Reflect.deleteProperty(object, key)
}
