import { isBare, mapInner, mentionedIn, nameOf, type Schema } from './schema'
import { definitionOf, operationsOf, type Parameter, parametersOf, type Swagger } from './swagger'

/**
 * What Harbor makes of a request before it looks at it. That part of the server was generated from this very
 * description, mistakes included; so this is made of the description as it is, before any patch.
 */
export function toRequests(document: Swagger): string {
  const operations = operationsOf(document).map(({ path, method, object }): Row => {
    const parameters = parametersOf(document, object)
    const given = parameters.filter((each) => each.in !== 'body')
    const body = parameters.find((each) => each.in === 'body')
    const { operationId: id, produces = document.produces } = object
    return { id, method: method.toUpperCase(), path, produces, given: given.map(plain), body }
  })
  const names = named(operations)
  const shapes = reachable(
    document,
    operations.flatMap(({ body }) => body?.schema ?? []),
  )
  return `${preamble}
const p = {
${[...names].map(([text, name]) => `  ${name}: ${text},`).join('\n')}
} as const satisfies Record<string, RequestParameter>

export const requests: { readonly [Id in OperationId]: RequestShape } = {
${operations.map((row) => line(row, names)).join('\n')}
}

/** The schemas that bodies mention, by their names in Harbor's API description. */
export const shapes: { readonly [name: string]: Shape } = {
${shapes.map((name) => `  ${name}: ${literal(shapeOf(definitionOf(document, name)))},`).join('\n')}
}
`
}

interface Row {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly produces: readonly string[]
  readonly given: readonly object[]
  readonly body: Parameter | undefined
}

const preamble = `import type { OperationId } from './operations'

/** A part of the path, the query or the headers. */
export interface RequestParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly type: 'string' | 'integer' | 'boolean' | 'array'
  readonly required?: true
  readonly default?: string | number | boolean
  readonly maximum?: number
  readonly enum?: readonly string[]
}

/** What a body may be, as far as Harbor checks it: the part of JSON Schema that its description uses. */
export interface Shape {
  /** The name of another shape. */
  readonly $ref?: string
  /** Any, where there is none. */
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object'
  readonly format?: 'date-time' | 'uri'
  readonly required?: readonly string[]
  readonly properties?: { readonly [name: string]: Shape }
  readonly additionalProperties?: Shape
  readonly items?: Shape
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly maxLength?: number
}

/** What Harbor takes for an operation; what it does not is a 422 before anything else is looked at. */
export interface RequestShape {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH' | 'HEAD'
  /** Below \`/api/v2.0\`. */
  readonly path: string
  readonly parameters?: readonly RequestParameter[]
  /** What its messages call the body, whether there must be one, and what is in it. */
  readonly body?: { readonly name: string; readonly required?: true; readonly shape: Shape }
  /** The content types of its answers. @default ['application/json'] */
  readonly produces?: readonly string[]
  /** Takes \`page\` and \`page_size\`. */
  readonly paged?: true
}
`

function plain({
  name,
  in: place,
  type,
  required,
  default: fallback,
  maximum,
  enum: few,
}: Parameter): object {
  return {
    name,
    in: place,
    type,
    ...(required === true && { required }),
    ...(fallback !== undefined && { default: fallback }),
    ...(maximum !== undefined && { maximum }),
    ...(few !== undefined && { enum: few }),
  }
}

/** A name for each parameter: its own, and where several have that, the first operation's beside it. */
function named(operations: readonly Row[]): Map<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  const uses = operations.flatMap(({ id, given }) => given.map((parameter) => ({ id, parameter })))
  const counts = new Map<string, number>()
  for (const { parameter } of uses) counts.set(literal(parameter), (counts.get(literal(parameter)) ?? 0) + 1)
  const mostUsedFirst = [...uses].sort(
    (a, b) => (counts.get(literal(b.parameter)) ?? 0) - (counts.get(literal(a.parameter)) ?? 0),
  )
  for (const { id, parameter } of mostUsedFirst) {
    const text = literal(parameter)
    if (names.has(text)) continue
    const own = camelCase('name' in parameter ? String(parameter.name) : '')
    const name = taken.has(own) ? `${own}_${id}` : own
    names.set(text, name)
    taken.add(name)
  }
  return names
}

function line({ id, method, path, produces, given, body }: Row, names: ReadonlyMap<string, string>): string {
  const members = [`method: '${method}'`, `path: '${path}'`]
  const own = given.map((parameter) => names.get(literal(parameter)))
  if (own.length > 0) members.push(`parameters: [${own.map((name) => `p.${name}`).join(', ')}]`)
  if (body?.schema !== undefined) {
    const { name, required, schema } = body
    const needed = required === true && { required }
    members.push(`body: ${literal({ name: camelCase(name), ...needed, shape: shapeOf(schema) })}`)
  }
  if (produces.join() !== 'application/json') members.push(`produces: ${literal(produces)}`)
  const listed = given.map((parameter) => ('name' in parameter ? parameter.name : ''))
  if (listed.includes('page') && listed.includes('page_size')) members.push('paged: true')
  return `  ${id}: { ${members.join(', ')} },`
}

function reachable(document: Swagger, roots: readonly Schema[]): string[] {
  const names = new Set<string>()
  const waiting = roots.flatMap(mentionedIn)
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (names.has(name)) continue
    names.add(name)
    waiting.push(...mentionedIn(definitionOf(document, name)))
  }
  return [...names]
}

/** The schema without what says nothing of requests. A bare object holds anything: in Go it is an `interface{}`. */
function shapeOf(schema: Schema): Schema {
  if (isBare(schema)) return {}
  const { $ref, type, format, required, properties, additionalProperties, items, ...rest } = mapInner(
    schema,
    shapeOf,
  )
  const { enum: few, pattern, maxLength } = rest
  return {
    ...($ref !== undefined && { $ref: nameOf($ref) }),
    ...(type !== undefined && { type }),
    ...(format !== undefined && { format }),
    ...(required !== undefined && { required }),
    ...(properties !== undefined && { properties }),
    ...(additionalProperties !== undefined && { additionalProperties }),
    ...(items !== undefined && { items }),
    ...(few !== undefined && { enum: few }),
    ...(pattern !== undefined && { pattern }),
    ...(maxLength !== undefined && { maxLength }),
  }
}

function camelCase(name: string): string {
  return name
    .replaceAll(/[-_]+(\w)/g, (_, letter: string) => letter.toUpperCase())
    .replace(/^\w/, (letter) => letter.toLowerCase())
}

/** The value as the source of a literal; the formatter takes the quotes away where they are not needed. */
function literal(value: object): string {
  return JSON.stringify(value)
}
