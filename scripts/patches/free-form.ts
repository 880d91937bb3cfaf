import { innerSchemas, isBare, type Schema } from '../schema'
import type { Swagger } from '../swagger'
import type { Patch } from './patch'

export const freeForm: readonly Patch[] = [
  {
    name: 'free-form objects hold anything',
    evidence:
      'artifact.json: extra_attrs holds strings, numbers and arrays; retention.json: params holds numbers',
    apply(document: Swagger): void {
      const found = Object.values(document.definitions).map(openIn)
      if (!found.includes(true)) throw new Error('every object says what it holds.')
    },
  },
]

/** Opens objects that name no members, and maps whose values are such objects. Says whether there were any. */
function openIn(schema: Schema): boolean {
  const { additionalProperties: values } = schema
  if (isBare(schema) || (typeof values === 'object' && isBare(values))) {
    schema.additionalProperties = {}
    return true
  }
  return innerSchemas(schema).map(openIn).includes(true)
}
