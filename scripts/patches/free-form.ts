import type { Schema, Swagger } from '../swagger'
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

/** Objects that name no members, and maps whose values are such objects. */
function openIn(schema: Schema): boolean {
  const inner = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.items === undefined ? [] : [schema.items]),
  ]
  const opened = inner.map(openIn).includes(true)
  if (
    isBare(schema) ||
    (typeof schema.additionalProperties === 'object' && isBare(schema.additionalProperties))
  ) {
    schema.additionalProperties = {}
    return true
  }
  return opened
}

function isBare(schema: Schema): boolean {
  return (
    schema.type === 'object' &&
    schema.$ref === undefined &&
    schema.properties === undefined &&
    schema.additionalProperties === undefined
  )
}
