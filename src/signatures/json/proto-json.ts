import { type Bytes, decodeBase64, decodeLooseBase64 } from '../encoding/base64'
import { Malformed, Unsupported } from './malformed'
import type { Json, JsonObject } from './parse'
import { isObject } from './proto-parse'

/**
 * Reads a value as Go's `protojson` does, which decides what cosign takes for a bundle and for a statement: members
 * that the message lacks are errors, names come in either spelling (`dsseEnvelope`, `dsse_envelope`), `null` is
 * absence, and bytes are base64 in any of its variants. Anything else throws `Malformed`.
 */
export type Reader<T> = (value: Json) => T

/** A `bytes` field. */
export interface ProtoBytes {
  readonly bytes: Bytes
  /** Whether it was written as base64 should be, with padding and nothing left over. */
  readonly canonical: boolean
}

type Fields = Readonly<Record<string, Reader<unknown>>>
type Message<F extends Fields> = { readonly [K in keyof F]?: ReturnType<F[K]> }

interface MessageOptions<F extends Fields> {
  /** Of these fields at most one may be there. */
  readonly oneof?: readonly (keyof F)[]
  /** How a field is called in the protocol, which is its other name in JSON. */
  readonly protocolName?: (name: string) => string
}

export function message<F extends Fields>(fields: F, options: MessageOptions<F> = {}): Reader<Message<F>> {
  const { oneof = [], protocolName = toSnakeCase } = options
  const names = new Map(
    Object.keys(fields).flatMap((name) => [
      [name, name],
      [protocolName(name), name],
    ]),
  )
  return (value) => {
    if (!isObject(value)) throw new Malformed('something is not an object')
    const read: Record<string, unknown> = {}
    const seen = new Set<string>()
    for (const [key, member] of Object.entries(value)) {
      const name = names.get(key)
      if (name === undefined || seen.has(name)) throw new Malformed(`'${key}' is unknown, or there twice`)
      seen.add(name)
      if (member !== null) read[name] = fields[name]?.(member)
    }
    if (oneof.filter((name) => Object.hasOwn(read, name)).length > 1) {
      throw new Malformed(`it has more than one of ${oneof.join(', ')}`)
    }
    return read as Message<F>
  }
}

export function list<T>(item: Reader<T>): Reader<T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new Malformed('something is not a list')
    return value.map(item)
  }
}

export const string: Reader<string> = (value) => {
  if (typeof value !== 'string') throw new Malformed('something is not a string')
  return value
}

/** A number, or a string that holds one. */
export const int64: Reader<number> = (value) => {
  const written = typeof value === 'string' && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value)
  const number = written ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number) || Math.abs(number) > 2 ** 63) {
    throw new Malformed('something is not a whole number')
  }
  // The last number that fits, or the first that does not: the two are one to `JSON.parse`.
  if (Math.abs(number) === 2 ** 63) throw new Unsupported('a number is at the end of its range')
  return number
}

/** `google.protobuf.Struct`: any object. */
export const struct: Reader<JsonObject> = (value) => {
  if (!isObject(value)) throw new Malformed('something is not an object')
  return value
}

export const stringMap: Reader<Readonly<Record<string, string>>> = (value) =>
  Object.fromEntries(Object.entries(struct(value)).map(([name, member]) => [name, string(member)]))

export const bytes: Reader<ProtoBytes> = (value) => {
  const written = string(value)
  const strict = decodeBase64(written)
  if (strict !== undefined) return { bytes: strict, canonical: true }
  const loose = decodeAnyBase64(written)
  if (loose === undefined) throw new Malformed('something is not base64')
  return { bytes: loose, canonical: false }
}

/** Either alphabet but not both, and padded or not: a length that needs no padding may still end in it. */
function decodeAnyBase64(written: string): Bytes | undefined {
  const url = /[-_]/.test(written)
  if (url && /[+/]/.test(written)) return undefined
  const standard = url ? written.replaceAll('-', '+').replaceAll('_', '/') : written
  if (standard.length % 4 === 0) return decodeLooseBase64(standard)
  const digits = standard.replace(/[\r\n]+/g, '')
  return digits.includes('=')
    ? undefined
    : decodeLooseBase64(digits.padEnd(Math.ceil(digits.length / 4) * 4, '='))
}

/** `dsseEnvelope` is `dsse_envelope` in the protocol, and in-toto's `_type` is `type`. */
function toSnakeCase(name: string): string {
  return name.replace(/^_/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
