import { toColumns } from './columns'
import { toDeclarations } from './declarations'
import { separateDirections } from './directions'
import { addDocs } from './docs'
import { format } from './format'
import type { Lifetimes } from './lifetimes'
import { toOpenApi } from './openapi'
import { toOperations } from './operations'
import { patches } from './patches'
import { applyPatches } from './patches/patch'
import { toNeeds, toPermissions } from './permissions'
import { toRequests } from './requests'
import { simplify } from './simplify'
import type { Swagger } from './swagger'

/** The text of every generated file by its name. */
export type GeneratedFiles = ReadonlyMap<string, string>

/** Makes the files of `generated/` from a description, which is changed on the way. */
export async function generateFiles(
  spec: Swagger,
  version: string,
  lifetimes: Lifetimes,
): Promise<GeneratedFiles> {
  const patched = simplify(spec)
  const requests = toRequests(patched)
  applyPatches(patched, patches)
  const columns = toColumns(patched)
  const operations = toOperations(patched, lifetimes, toNeeds(patched))
  const { document, requested } = separateDirections(patched)
  const openapi = await toOpenApi(document)
  addDocs(openapi)
  const { models, schema } = await toDeclarations(openapi, requested)

  const header = `// Made by \`npm run generate\` from the API description of Harbor ${version}. Do not edit: change scripts/.\n\n`
  return new Map([
    ['columns.ts', header + format(columns)],
    ['models.ts', header + format(models)],
    // Not formatted: an operation has one line, however long.
    ['operations.ts', header + operations],
    ['permissions.ts', header + format(toPermissions())],
    ['requests.ts', header + format(requests)],
    ['schema.ts', header + format(schema)],
  ])
}
