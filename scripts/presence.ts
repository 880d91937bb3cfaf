import { nameOf, operationsOf, parametersOf, responsesOf, type Schema, type Swagger } from './swagger'

/**
 * Says of each member whether an answer always has it and whether it can be null, by the rules of the
 * server: it marshals Go structs that go-swagger made from this very description.
 *
 * - A scalar, a map or a reference is left out when it is zero, unless `x-omitempty: false`.
 * - A nullable one is a pointer: left out when it is nil. So it is never null in an answer.
 * - An array is always there unless `x-omitempty: true`; a nil one is `null`.
 * - A date-time that is no pointer is a struct, and always there.
 *
 * Requests know no such promise, so a schema that requests use too becomes two: its own name is the
 * answer's, `…Input` is the request's, where the two differ.
 */
export function applyPresence(document: Swagger): { document: Swagger; requested: ReadonlySet<string> } {
  const requested = reachable(document, requestSchemas(document))
  const answered = reachable(document, responseSchemas(document))
  const split = namesToSplit(document, requested, answered)

  const definitions: Record<string, Schema> = {}
  for (const [name, schema] of Object.entries(document.definitions)) {
    definitions[name] = answered.has(name) ? asAnswer(schema) : asRequest(schema, split)
    if (split.has(name)) definitions[inputName(document, name)] = asRequest(schema, split)
  }

  for (const { object } of operationsOf(document)) {
    for (const parameter of parametersOf(document, object)) {
      if (parameter.schema !== undefined) parameter.schema = asRequest(parameter.schema, split)
    }
    for (const response of Object.values(responsesOf(document, object))) {
      if (response.schema !== undefined) response.schema = asAnswer(response.schema)
    }
  }
  const result = { ...document, definitions }
  return { document: result, requested: reachable(result, requestSchemas(result)) }
}

function requestSchemas(document: Swagger): Schema[] {
  return operationsOf(document).flatMap(({ object }) =>
    parametersOf(document, object).flatMap(({ schema }) => (schema === undefined ? [] : [schema])),
  )
}

function responseSchemas(document: Swagger): Schema[] {
  return operationsOf(document).flatMap(({ object }) =>
    Object.values(responsesOf(document, object)).flatMap(({ schema }) =>
      schema === undefined ? [] : [schema],
    ),
  )
}

function reachable(document: Swagger, roots: readonly Schema[]): Set<string> {
  const names = new Set<string>()
  const visit = (schema: Schema): void => {
    for (const name of referencesIn(schema)) {
      if (names.has(name)) continue
      names.add(name)
      const definition = document.definitions[name]
      if (definition === undefined) throw new Error(`The description has no #/definitions/${name}.`)
      visit(definition)
    }
  }
  for (const root of roots) visit(root)
  return names
}

/** The schemas of both directions that differ, themselves or through what they refer to. */
function namesToSplit(document: Swagger, requested: Set<string>, answered: Set<string>): Set<string> {
  const both = Object.entries(document.definitions).filter(
    ([name]) => requested.has(name) && answered.has(name),
  )
  const none = new Set<string>()
  const split = new Set(
    both.filter(([, schema]) => !same(asAnswer(schema), asRequest(schema, none))).map(([name]) => name),
  )
  for (let grew = true; grew; ) {
    const more = both.filter(
      ([name, schema]) => !split.has(name) && referencesIn(schema).some((used) => split.has(used)),
    )
    for (const [name] of more) split.add(name)
    grew = more.length > 0
  }
  return split
}

function inputName(document: Swagger, name: string): string {
  const input = `${name}Input`
  if (input in document.definitions) throw new Error(`The description has a schema ${input} of its own.`)
  return input
}

function asAnswer(schema: Schema): Schema {
  const answer = copy(schema, asAnswer)
  if (answer.properties === undefined) return answer
  const required = new Set(answer.required)
  for (const [name, property] of Object.entries(answer.properties)) {
    const declared = schema.properties?.[name] ?? property
    if (isAlwaysThere(declared)) required.add(name)
    answer.properties[name] = nullable(property, isAlwaysThere(declared) && canBeNil(declared))
    if (declared['x-never-sent'] === true) delete answer.properties[name]
  }
  return withRequired(answer, [...required])
}

function asRequest(schema: Schema, split: Set<string>): Schema {
  const request = copy(schema, (inner) => asRequest(inner, split))
  if (schema.$ref !== undefined && split.has(nameOf(schema.$ref))) request.$ref = `${schema.$ref}Input`
  for (const [name, property] of Object.entries(request.properties ?? {})) {
    const declared = schema.properties?.[name] ?? property
    request.properties = { ...request.properties, [name]: nullable(property, isPointer(declared)) }
  }
  return request
}

function isAlwaysThere(property: Schema): boolean {
  const omitted = property['x-omitempty']
  if (omitted !== undefined && !isTime(property)) return !omitted
  return property.type === 'array' || (isTime(property) && !isPointer(property))
}

function canBeNil(property: Schema): boolean {
  if (property['x-never-null'] === true) return false
  return isPointer(property) || property.type === 'array' || isMap(property) || property.$ref !== undefined
}

function isPointer(property: Schema): boolean {
  return property['x-nullable'] === true || property['x-isnullable'] === true
}

function isTime(property: Schema): boolean {
  return property.type === 'string' && property.format === 'date-time'
}

function isMap(property: Schema): boolean {
  return property.type === 'object'
}

/** Nullability in the one way that the conversion understands: beside a `$ref` it would be dropped. */
function nullable(property: Schema, isNullable: boolean): Schema {
  const bare = { ...property }
  for (const extension of extensions) delete bare[extension]
  if (!isNullable) return bare
  if (bare.$ref === undefined) return { ...bare, 'x-nullable': true }
  return { type: 'object', allOf: [{ $ref: bare.$ref }], 'x-nullable': true }
}

const extensions = ['x-nullable', 'x-isnullable', 'x-omitempty', 'x-never-null', 'x-never-sent'] as const

function withRequired(schema: Schema, required: readonly string[]): Schema {
  return required.length === 0 ? schema : { ...schema, required: [...required] }
}

function copy(schema: Schema, each: (inner: Schema) => Schema): Schema {
  const result = { ...schema }
  if (schema.properties !== undefined) {
    result.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, each(property)]),
    )
  }
  if (schema.items !== undefined) result.items = each(schema.items)
  if (typeof schema.additionalProperties === 'object')
    result.additionalProperties = each(schema.additionalProperties)
  return result
}

function referencesIn(schema: Schema): string[] {
  const inner = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.items === undefined ? [] : [schema.items]),
    ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
  ]
  return [...(schema.$ref === undefined ? [] : [nameOf(schema.$ref)]), ...inner.flatMap(referencesIn)]
}

function same(a: Schema, b: Schema): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
