import { type Shape, shapes } from '../../../generated/requests'
import { unprocessable } from './answers'
import { goJsonError } from './go-json-error'

// Request bodies as Go reads them: a member of the wrong type is refused, an unknown one is ignored,
// `null` leaves a member unset (test/recordings/api/cross-cutting.json, "unknown properties", "JSON null").

interface Place {
  readonly shape: Shape
  /** The struct that the shape describes, where it is one. */
  readonly struct: string
}

/**
 * Reads a body by its shape.
 *
 * @param name what Harbor's messages call the body
 */
export function parseBody(name: string, shape: Shape, text: string): unknown {
  const place = resolve(shape)
  let value: unknown
  try {
    value = decode(place, readJson(text), [])
  } catch (error) {
    if (!(error instanceof Misfit)) throw error
    throw unprocessable([`parsing ${name} body from "" failed, because ${error.message}`])
  }
  const findings = validate(place.shape, value, '')
  if (findings.length > 0) throw unprocessable([`validation failure list:\n${findings.join('\n')}`])
  return value
}

function resolve(shape: Shape): Place {
  if (shape.$ref === undefined) return { shape, struct: '' }
  const named = shapes[shape.$ref]
  if (!named) throw new TypeError(`no shape is called ${shape.$ref}`)
  return { shape: named, struct: shape.$ref }
}

class Misfit extends Error {}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const problem = goJsonError(text)
    // Go reads one value, and leaves what comes after it.
    if (problem === undefined) throw error
    throw new Misfit(problem === 'end' ? 'unexpected EOF' : problem)
  }
}

function decode({ shape, struct }: Place, json: unknown, path: readonly string[], owner = ''): unknown {
  if (shape.type === undefined) return json
  if (json === null) return shape.properties ? {} : undefined
  if (shape.type === 'array') {
    const items = resolve(shape.items ?? {})
    if (!Array.isArray(json)) throw misfit(json, `[]${goType(items)}`, path, owner)
    return json.map((item) => decode(items, item, path, owner))
  }
  if (shape.type !== 'object') return decodeScalar({ shape, struct }, json, path, owner)
  if (!isObject(json)) throw misfit(json, goType({ shape, struct }), path, owner)
  const members = shape.properties ?? {}
  const decoded: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(json)) {
    const own = Object.hasOwn(members, key) ? members[key] : undefined
    const member = own ?? shape.additionalProperties
    if (!member || value === null) continue
    // The key of a map is no field to Go.
    decoded[key] = decode(resolve(member), value, own ? [...path, key] : path, struct || owner)
  }
  return decoded
}

function decodeScalar(place: Place, json: unknown, path: readonly string[], owner: string): unknown {
  const { type } = place.shape
  const fits =
    (type === 'string' && typeof json === 'string') ||
    (type === 'boolean' && typeof json === 'boolean') ||
    (type === 'number' && typeof json === 'number') ||
    (type === 'integer' && Number.isInteger(json))
  if (!fits) throw misfit(json, goType(place), path, owner)
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

function goType({ shape, struct }: Place): string {
  const names = { string: 'string', boolean: 'bool', integer: 'int64', number: 'float64' } as const
  if (shape.type === undefined) return 'interface {}'
  if (shape.type === 'array') return `[]${goType(resolve(shape.items ?? {}))}`
  if (shape.type !== 'object') return names[shape.type]
  if (shape.additionalProperties) return `map[string]${goType(resolve(shape.additionalProperties))}`
  return struct === '' ? 'struct' : `models.${struct}`
}

/** What go-openapi finds wrong with a body that could be read. */
function validate(shape: Shape, value: unknown, path: string): string[] {
  if (value === undefined) return []
  if (typeof value === 'string') return validateString(shape, value, path)
  if (Array.isArray(value)) {
    const { shape: items } = resolve(shape.items ?? {})
    return value.flatMap((item, index) => validate(items, item, join(path, String(index))))
  }
  if (!isObject(value)) return []
  const missing = (shape.required ?? []).filter((key) => value[key] === undefined)
  const inside = Object.entries(shape.properties ?? {}).flatMap(([key, member]) =>
    validate(resolve(member).shape, value[key], join(path, key)),
  )
  return [...missing.map((key) => `${join(path, key)} in body is required`), ...inside]
}

function validateString({ maxLength, enum: words, pattern }: Shape, value: string, path: string): string[] {
  const isLong = maxLength !== undefined && [...value].length > maxLength
  const isOther = words !== undefined && value !== '' && !words.includes(value)
  const isOdd = pattern !== undefined && value !== '' && !new RegExp(pattern).test(value)
  return [
    ...(isLong ? [`${path} in body should be at most ${maxLength} chars long`] : []),
    ...(isOther ? [`${path} in body should be one of [${words.join(' ')}]`] : []),
    ...(isOdd ? [`${path} in body should match '${pattern}'`] : []),
  ]
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
