import { unprocessable } from './answers'

// Request bodies as Go reads them: a member of the wrong type is refused, an unknown one is ignored,
// `null` leaves a member unset (recordings: cross-cutting.json, "unknown properties", "JSON null").

type Scalar = 'string' | 'bool' | 'int64' | 'any'

interface Struct {
  readonly struct: string
  readonly members: Members
  readonly required?: readonly string[]
  readonly maxLength?: Readonly<Record<string, number>>
}

interface List {
  readonly list: Shape
}

interface Dictionary {
  readonly dictionary: Shape
}

type Shape = Scalar | Struct | List | Dictionary
type Members = Readonly<Record<string, Shape>>

type Value<S extends Shape> = S extends 'string'
  ? string
  : S extends 'bool'
    ? boolean
    : S extends 'int64'
      ? number
      : S extends { readonly members: infer M extends Members }
        ? { readonly [K in keyof M]?: Value<M[K]> }
        : S extends { readonly list: infer Item extends Shape }
          ? readonly Value<Item>[]
          : S extends { readonly dictionary: infer Item extends Shape }
            ? Readonly<Record<string, Value<Item>>>
            : unknown

/** How one route reads its body. `name` is the parameter's name in Harbor's messages. */
export interface BodyRule<Body> {
  readonly name: string
  readonly required: boolean
  parse(text: string): Body
}

export function body<const S extends Shape>(name: string, shape: S): BodyRule<Value<S>> {
  return { name, required: true, parse: (text) => parse(name, shape, text) as Value<S> }
}

/** A body that may be left out, as those of members and metadata. */
export function optionalBody<const S extends Shape>(name: string, shape: S): BodyRule<Value<S> | undefined> {
  return { name, required: false, parse: (text) => parse(name, shape, text) as Value<S> }
}

function parse(name: string, shape: Shape, text: string): unknown {
  let value: unknown
  try {
    value = decode(shape, readJson(text), [])
  } catch (error) {
    if (!(error instanceof Misfit)) throw error
    throw unprocessable([`parsing ${name} body from "" failed, because ${error.message}`])
  }
  const findings = validate(shape, value)
  if (findings.length > 0) throw unprocessable([`validation failure list:\n${findings.join('\n')}`])
  return value
}

class Misfit extends Error {}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const [start = ''] = text.trim()
    throw new Misfit(
      '{["-0123456789tfn'.includes(start)
        ? 'unexpected EOF'
        : `invalid character '${start}' looking for beginning of value`,
    )
  }
}

function decode(shape: Shape, json: unknown, path: readonly string[], owner = ''): unknown {
  if (shape === 'any') return json
  if (json === null) return typeof shape === 'object' && 'members' in shape ? {} : undefined
  if (typeof shape === 'string') return decodeScalar(shape, json, path, owner)
  if ('members' in shape) {
    if (!isObject(json)) throw misfit(json, `models.${shape.struct}`, path, owner)
    const members: Record<string, unknown> = {}
    for (const [key, member] of Object.entries(shape.members)) {
      const value = json[key] === null ? undefined : json[key]
      if (value !== undefined) members[key] = decode(member, value, [...path, key], shape.struct)
    }
    return members
  }
  if ('list' in shape) {
    if (!Array.isArray(json)) throw misfit(json, `[]${goType(shape.list)}`, path, owner)
    return json.map((item) => decode(shape.list, item, path, owner))
  }
  if (!isObject(json)) throw misfit(json, `map[string]${goType(shape.dictionary)}`, path, owner)
  const entries = Object.entries(json).map(([key, item]) => [
    key,
    decode(shape.dictionary, item, [...path, key], owner),
  ])
  return Object.fromEntries(entries)
}

function decodeScalar(shape: Scalar, json: unknown, path: readonly string[], owner: string): unknown {
  const fits =
    (shape === 'string' && typeof json === 'string') ||
    (shape === 'bool' && typeof json === 'boolean') ||
    (shape === 'int64' && Number.isInteger(json))
  if (!fits) throw misfit(json, shape, path, owner)
  return json
}

function misfit(json: unknown, type: string, path: readonly string[], owner: string): Misfit {
  const field =
    path.length === 0
      ? `Go value of type ${type}`
      : `Go struct field ${owner}.${path.join('.')} of type ${type}`
  return new Misfit(`json: cannot unmarshal ${kindOf(json)} into ${field}`)
}

function kindOf(json: unknown): string {
  if (Array.isArray(json)) return 'array'
  if (typeof json === 'boolean') return 'bool'
  if (typeof json === 'number' && !Number.isInteger(json)) return `number ${json}`
  return typeof json
}

function goType(shape: Shape): string {
  if (shape === 'any') return 'interface {}'
  if (typeof shape === 'string') return shape
  return 'members' in shape ? `models.${shape.struct}` : 'struct'
}

function validate(shape: Shape, value: unknown): string[] {
  if (typeof shape === 'string' || !('members' in shape) || !isObject(value)) return []
  const missing = (shape.required ?? []).filter((key) => value[key] === undefined)
  const long = Object.entries(shape.maxLength ?? {}).filter(([key, limit]) => lengthOf(value[key]) > limit)
  return [
    ...missing.map((key) => `${key} in body is required`),
    ...long.map(([key, limit]) => `${key} in body should be at most ${limit} chars long`),
  ]
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? [...value].length : 0
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
