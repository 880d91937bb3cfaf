import type { OpenAPI3 } from 'openapi-typescript'
import { convertObj } from 'swagger2openapi'
import { nameOf } from './schema'
import { methods, type Swagger } from './swagger'

/** OpenAPI 3 of a description, with each request body written out where it is used. */
export async function toOpenApi(document: Swagger): Promise<OpenAPI3> {
  // swagger2openapi takes an object that is used twice for a YAML anchor, and refuses it.
  const plain = JSON.parse(JSON.stringify(document)) as object
  const { openapi } = await convertObj(plain, { patch: true })
  const bodies = openapi.components?.requestBodies ?? {}
  for (const item of Object.values(openapi.paths ?? {})) {
    for (const method of methods) {
      const operation = '$ref' in item ? undefined : item[method]
      if (operation === undefined || '$ref' in operation) continue
      const body = operation.requestBody
      if (body === undefined || !('$ref' in body)) continue
      const shared = bodies[nameOf(body.$ref)]
      if (shared === undefined) throw new Error(`swagger2openapi gave no ${body.$ref}.`)
      operation.requestBody = shared
    }
  }
  return openapi
}
