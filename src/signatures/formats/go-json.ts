import { isObject, type Json, type JsonObject } from '../json'
import { Refusal } from '../refusal'

/**
 * A member as Go's `encoding/json` finds it: the last one that has the name, in any case; `null` is as good as absent.
 * What cosign writes has each once and in lower case, so this only decides about payloads that others made.
 */
export function field(object: JsonObject, name: string): Json {
  const found = Object.keys(object).filter((key) => key.toLowerCase() === name.toLowerCase())
  const last = found.at(-1)
  return last === undefined ? null : (object[last] ?? null)
}

/** A member that is an object, empty where it is absent. Throws a `Refusal` for another type, as Go does. */
export function objectField(object: JsonObject, name: string): JsonObject {
  const value = field(object, name) ?? {}
  if (!isObject(value)) throw new Refusal('PAYLOAD_MALFORMED', `its '${name}' is no object`)
  return value
}

/** A member that is a text, empty where it is absent. Throws a `Refusal` for another type, as Go does. */
export function textField(object: JsonObject, name: string): string {
  const value = field(object, name) ?? ''
  if (typeof value !== 'string') throw new Refusal('PAYLOAD_MALFORMED', `its '${name}' is no text`)
  return value
}
