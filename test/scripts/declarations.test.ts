import { describe, expect, test } from 'vitest'
import { toDeclarations } from '../../scripts/declarations'
import { separateDirections } from '../../scripts/directions'
import { format } from '../../scripts/format'
import { toOpenApi } from '../../scripts/openapi'
import { simplify } from '../../scripts/simplify'
import type { Swagger } from '../../scripts/swagger'
import { description, ref } from './description'

describe('declarations', async () => {
  const { document, requested } = separateDirections(simplify(thingsThatChange()))
  const { models, schema } = await toDeclarations(await toOpenApi(document), requested)

  test('give every schema and every query a name, and let requests say undefined and take what is readonly', () => {
    expect(format(models)).toBe(`export interface Thing {
  id?: number
  note?: string
  tags: string[] | null
}

export interface ThingInput {
  id?: number | undefined
  note?: string | null | undefined
  tags?: readonly string[] | undefined
}

export interface Errors {
  errors: string[] | null
}

export interface ListThingsQuery {
  page?: number | undefined
  page_size?: number | undefined
}
`)
  })

  test('refer to the models by their names', () => {
    expect(format(schema)).toBe(`import type { Errors, ListThingsQuery, Thing, ThingInput } from './models'

export interface Failure {
  content: {
    'application/json': Errors
  }
}

export interface paths {
  '/things': {
    get: operations['listThings']
    post: operations['createThing']
  }
  '/things/{id}': {
    put: operations['updateThing']
  }
}

export interface operations {
  listThings: {
    parameters: {
      query?: ListThingsQuery
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      200: {
        content: {
          'application/json': Thing[]
        }
      }
      default: Failure
    }
  }
  createThing: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ThingInput
      }
    }
    responses: {
      201: {
        content?: never
      }
      default: Failure
    }
  }
  updateThing: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: number
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': ThingInput
      }
    }
    responses: {
      200: {
        content?: never
      }
      default: Failure
    }
  }
}
`)
  })
})

test('a word of which a later Harbor may know more is one of those that there are, or one that is sent back', async () => {
  const document = simplify(description())
  document.definitions.Event = { type: 'string', 'x-known': ['PUSH', 'PULL'] }
  const { models } = await toDeclarations(await toOpenApi(document), new Set())
  expect(format(models)).toContain("export type Event = 'PUSH' | 'PULL' | UnknownWord\n")
  expect(models.match(/export type UnknownWord/g)).toHaveLength(1)
})

/** With a member that can be null, and with a body that two operations share. */
function thingsThatChange(): Swagger {
  const document = description()
  const { Thing } = document.definitions
  const { id, tags } = Thing?.properties ?? {}
  Object.assign(Thing ?? {}, { properties: { id, note: { type: 'string', 'x-nullable': true }, tags } })
  document.paths['/things/{id}'] = {
    put: {
      operationId: 'updateThing',
      parameters: [
        { name: 'id', in: 'path', required: true, type: 'integer' },
        { name: 'thing', in: 'body', required: true, schema: ref('Thing') },
      ],
      responses: { '200': { description: 'Done' } },
    },
  }
  return document
}
