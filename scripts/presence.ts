import { mapInner, nameOf, type Schema } from './schema'

/**
 * The schema with what an answer promises: which members are always there, and which can be null. These
 * are the rules of the server, which marshals Go structs that go-swagger made from this very description:
 *
 * - A scalar, a map or a reference is left out when it is zero, unless `x-omitempty: false`.
 * - A nullable one is a pointer: left out when it is nil. So it is never null in an answer.
 * - An array is always there unless `x-omitempty: true`; a nil one is `null`.
 * - A date-time that is no pointer is a struct, and always there.
 */
export function asAnswer(schema: Schema): Schema {
  const answer = mapInner(schema, asAnswer)
  if (schema.properties === undefined) return answer
  const sent = Object.entries(schema.properties).filter(([, declared]) => declared['x-never-sent'] !== true)
  const always = sent.filter(([, declared]) => isAlwaysThere(declared)).map(([name]) => name)
  const required = [...new Set([...(schema.required ?? []), ...always])]
  const properties = sent.map(([name, declared]) => {
    return [name, marked(answer.properties?.[name] ?? declared, canBeNull(declared))]
  })
  return { ...answer, properties: Object.fromEntries(properties), ...(required.length > 0 && { required }) }
}

/**
 * The schema as a request may be: nothing is required that neither the description nor a patch requires,
 * and null will do for every pointer.
 *
 * @param inputs The schemas that are another in requests: their `$ref` gets the other name.
 */
export function asRequest(schema: Schema, inputs: ReadonlyMap<string, string>): Schema {
  const request = mapInner(schema, (inner) => marked(asRequest(inner, inputs), isPointer(inner)))
  const input = schema.$ref === undefined ? undefined : inputs.get(nameOf(schema.$ref))
  const asked = Object.entries(schema.properties ?? {}).filter(([, member]) => member['x-asked-for'] === true)
  const required = [...new Set([...(schema.required ?? []), ...asked.map(([name]) => name)])]
  return {
    ...request,
    ...(input !== undefined && { $ref: `#/definitions/${input}` }),
    ...(required.length > 0 && { required }),
  }
}

/** Whether an answer has the member whatever its value. */
export function isAlwaysThere(property: Schema): boolean {
  if (isTime(property)) return !isPointer(property)
  return (
    property['x-omitempty'] === false || (property['x-omitempty'] === undefined && property.type === 'array')
  )
}

function canBeNull(property: Schema): boolean {
  return property['x-maybe-null'] === true || (isAlwaysThere(property) && canBeNil(property))
}

function canBeNil(property: Schema): boolean {
  if (property['x-never-null'] === true) return false
  return (
    isPointer(property) || property.$ref !== undefined || ['array', 'object'].includes(property.type ?? '')
  )
}

function isPointer(property: Schema): boolean {
  return property['x-nullable'] === true || property['x-isnullable'] === true
}

function isTime(property: Schema): boolean {
  return property.type === 'string' && property.format === 'date-time'
}

/** Nullable in the one way that the conversion to OpenAPI 3 understands: beside a `$ref` it would be lost. */
function marked(property: Schema, isNullable: boolean): Schema {
  const bare = { ...property }
  for (const extension of extensions) delete bare[extension]
  if (!isNullable) return bare
  if (bare.$ref === undefined) return { ...bare, 'x-nullable': true }
  return { type: 'object', allOf: [{ $ref: bare.$ref }], 'x-nullable': true }
}

const extensions = [
  'x-nullable',
  'x-isnullable',
  'x-omitempty',
  'x-never-null',
  'x-never-sent',
  'x-maybe-null',
  'x-asked-for',
] as const
