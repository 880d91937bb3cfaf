import type { OpenAPI3 } from 'openapi-typescript'
import { convertObj } from 'swagger2openapi'
import type { Swagger } from './swagger'

/** OpenAPI 3 of a description, with each request body written out where it is used. */
export async function toOpenApi(document: Swagger): Promise<OpenAPI3> {
  // swagger2openapi takes an object that is used twice for a YAML anchor, and refuses it.
  const plain = JSON.parse(JSON.stringify(document)) as object
  const { openapi } = await convertObj(plain, { patch: true })
  const bodies = openapi.components?.requestBodies ?? {}
  for (const item of Object.values(openapi.paths ?? {})) {
    for (const operation of Object.values(item)) {
      const reference: unknown = operation?.requestBody?.$ref
      if (typeof reference !== 'string') continue
      operation.requestBody = bodies[reference.slice(reference.lastIndexOf('/') + 1)]
    }
  }
  return openapi
}
