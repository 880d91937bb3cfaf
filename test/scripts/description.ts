import type { Schema } from '../../scripts/schema'
import type { OperationObject, Swagger } from '../../scripts/swagger'

/** A small API description: one thing that is asked for and given, and a list of it. */
export function description(changes: Partial<Swagger> = {}): Swagger {
  return {
    swagger: '2.0',
    info: { title: 'Things', version: '1' },
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: {
      '/things': {
        get: {
          operationId: 'listThings',
          parameters: [
            { name: 'X-Request-Id', in: 'header' },
            { name: 'page', in: 'query', type: 'integer' },
            { name: 'page_size', in: 'query', type: 'integer' },
          ],
          responses: { '200': { description: 'All', schema: { type: 'array', items: ref('Thing') } } },
        },
        post: {
          operationId: 'createThing',
          parameters: [{ name: 'thing', in: 'body', required: true, schema: ref('Thing') }],
          responses: { '201': { $ref: '#/responses/201' }, '409': { description: 'There is one' } },
        },
      },
    },
    definitions: {
      Thing: {
        type: 'object',
        properties: { id: { type: 'integer' }, tags: { type: 'array', items: { type: 'string' } } },
      },
      Errors: { type: 'object', properties: { errors: { type: 'array', items: { type: 'string' } } } },
    },
    parameters: {},
    responses: { '201': { description: 'Created', headers: { Location: {} } } },
    ...changes,
  }
}

export function ref(name: string): Schema {
  return { $ref: `#/definitions/${name}` }
}

/** A description with these members of an answer. */
export function answering(properties: Record<string, Schema>): Swagger {
  return description({ definitions: { ...description().definitions, Thing: { type: 'object', properties } } })
}

export function operation(document: Swagger, path: string, method: 'get' | 'post'): OperationObject {
  const found = document.paths[path]?.[method]
  if (found === undefined) throw new Error(`There is no ${method} ${path}.`)
  return found
}
