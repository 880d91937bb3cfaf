import { Malformed } from './malformed'
import { type Json, type JsonObject, parse } from './parse'

const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

/**
 * Reads JSON as Go's `protojson` does: broken UTF-8, half a surrogate pair, a repeated member and a number out of
 * range are errors. Throws `Malformed`.
 */
export function parseProtoJson(bytes: Uint8Array): Json {
  let text: string
  try {
    text = strict.decode(bytes)
  } catch {
    throw new Malformed('it is not UTF-8')
  }
  const { value, members } = parse(text)
  if (countMembers(value) === members) return value
  throw new Malformed('it has a member twice, or a string or a number that is none')
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The members that a value has kept; NaN where it holds what `protojson` refuses. */
function countMembers(value: Json): number {
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value) ? Number.NaN : 0
  if (typeof value === 'number') return Number.isFinite(value) ? 0 : Number.NaN
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countMembers(item), 0)
  if (!isObject(value)) return 0
  return Object.entries(value).reduce(
    (sum, [name, member]) => sum + 1 + countMembers(name) + countMembers(member),
    0,
  )
}
