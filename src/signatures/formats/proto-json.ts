import { type Bytes, decodeBase64, decodeLooseBase64 } from '../base64'
import { isObject, type Json, type JsonObject } from '../json'

/**
 * Reads a value as Go's `protojson` does, which decides what cosign takes for a bundle and for a statement: members
 * that the message lacks are errors, names come in either spelling (`dsseEnvelope`, `dsse_envelope`), `null` is
 * absence, and bytes are base64 in any of its variants. Throws a `ProtoJsonError`.
 */
export type Reader<T> = (value: Json) => T

export class ProtoJsonError extends Error {}

/** A `bytes` field. */
export interface ProtoBytes {
  readonly bytes: Bytes
  /** Whether it was written as base64 should be, with padding and nothing left over. */
  readonly canonical: boolean
}

type Fields = Readonly<Record<string, Reader<unknown>>>
type Message<F extends Fields> = { readonly [K in keyof F]?: ReturnType<F[K]> }

/** A message of these fields, of which at most one of `oneof` may be there. */
export function message<F extends Fields>(fields: F, oneof: readonly (keyof F)[] = []): Reader<Message<F>> {
  return (value) => {
    if (!isObject(value)) throw new ProtoJsonError()
    const read: Record<string, unknown> = {}
    const seen = new Set<string>()
    for (const [key, member] of Object.entries(value)) {
      const name = fieldName(key, fields)
      if (name === undefined || seen.has(name)) throw new ProtoJsonError()
      seen.add(name)
      if (member !== null) read[name] = fields[name]?.(member)
    }
    if (oneof.filter((name) => Object.hasOwn(read, name)).length > 1) throw new ProtoJsonError()
    return read as Message<F>
  }
}

export function list<T>(item: Reader<T>): Reader<T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new ProtoJsonError()
    return value.map(item)
  }
}

export const text: Reader<string> = (value) => {
  if (typeof value !== 'string') throw new ProtoJsonError()
  return value
}

/** A number, or a text that holds one. */
export const int64: Reader<number> = (value) => {
  const written = typeof value === 'string' && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value)
  const number = written ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number) || Math.abs(number) >= 2 ** 63) {
    throw new ProtoJsonError()
  }
  return number
}

/** `google.protobuf.Struct`: any object. */
export const struct: Reader<JsonObject> = (value) => {
  if (!isObject(value)) throw new ProtoJsonError()
  return value
}

export const textMap: Reader<Readonly<Record<string, string>>> = (value) =>
  Object.fromEntries(Object.entries(struct(value)).map(([name, member]) => [name, text(member)]))

export const bytes: Reader<ProtoBytes> = (value) => {
  const written = text(value)
  const strict = decodeBase64(written)
  if (strict !== undefined) return { bytes: strict, canonical: true }
  const loose = decodeAnyBase64(written)
  if (loose === undefined) throw new ProtoJsonError()
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

/** The field that a key names: by its name in JSON, or by its name in the protocol. */
function fieldName(key: string, fields: Fields): string | undefined {
  if (Object.hasOwn(fields, key)) return key
  return Object.keys(fields).find((name) => protocolName(name) === key)
}

/** `dsseEnvelope` is `dsse_envelope` there, and in-toto's `_type` is `type`. */
function protocolName(name: string): string {
  return name.replace(/^_/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
