import { decodeLooseBase64 } from '../encoding/base64'
import { Malformed } from './malformed'
import { isObject, type Json, type JsonObject } from './parse-json'

/**
 * Reads members as Go's `encoding/json` does into a struct, which decides what cosign takes for a manifest and for a
 * payload: a member is the last one that has the name, in any case; `null` is as good as absent and gives the zero
 * value; another type throws `Malformed`.
 */
export function field(object: JsonObject, name: string): Json {
  const wanted = fold(name)
  const found = Object.keys(object).filter((key) => fold(key) === wanted)
  const last = found.at(-1)
  return last === undefined ? null : (object[last] ?? null)
}

export function objectField(object: JsonObject, name: string): JsonObject {
  return asObject(field(object, name) ?? {}, name)
}

export function textField(object: JsonObject, name: string): string {
  const value = field(object, name) ?? ''
  if (typeof value !== 'string') throw new Malformed(`'${name}' is no text`)
  return value
}

export function integerField(object: JsonObject, name: string): number {
  const value = field(object, name) ?? 0
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new Malformed(`'${name}' is no whole number`)
  return value
}

/** `null` where it is absent, or the base64 that it is. */
export function base64Field(object: JsonObject, name: string): string | null {
  const value = field(object, name)
  if (value === null) return null
  if (typeof value !== 'string' || decodeLooseBase64(value) === undefined) {
    throw new Malformed(`'${name}' is no base64`)
  }
  return value
}

export function listField(object: JsonObject, name: string): JsonObject[] {
  const value = field(object, name) ?? []
  if (!Array.isArray(value)) throw new Malformed(`'${name}' is no list`)
  return value.map((item) => asObject(item ?? {}, name))
}

export function textMapField(object: JsonObject, name: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(objectField(object, name)).map(([key, value]) => {
      const text = value ?? ''
      if (typeof text !== 'string') throw new Malformed(`'${name}' has a value that is no text`)
      return [key, text]
    }),
  )
}

function asObject(value: Json, name: string): JsonObject {
  if (!isObject(value)) throw new Malformed(`'${name}' is no object`)
  return value
}

/** Both steps: the Kelvin sign has a lower case, the long s an upper one. */
function fold(name: string): string {
  return name.toLowerCase().toUpperCase()
}
