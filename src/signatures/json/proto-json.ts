import { type Bytes, decodeBase64, decodeLooseBase64 } from '../encoding/base64'
import { Malformed } from './malformed'
import { type Json, type JsonObject, toJson, type Written, WrittenNumber, WrittenObject } from './written'

/**
 * Reads a value as Go's `protojson` does, which decides what cosign takes for a bundle and for a statement: members
 * that the message lacks are errors, names come in either spelling (`dsseEnvelope`, `dsse_envelope`), `null` is
 * absence, and bytes are base64 in any of its variants. Anything else throws `Malformed`.
 */
export type Reader<T> = (value: Written) => T

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
    const read: Record<string, unknown> = {}
    const seen = new Set<string>()
    for (const [key, member] of membersIn(value)) {
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

/** Each of which has to be there once. */
function membersIn(value: Written): WrittenObject['members'] {
  if (!(value instanceof WrittenObject)) throw new Malformed('a member is not an object')
  if (new Set(value.members.map(([name]) => name)).size === value.members.length) return value.members
  throw new Malformed('a member is there twice')
}

export function list<T>(item: Reader<T>): Reader<T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new Malformed('a member is not a list')
    return value.map(item)
  }
}

export const string: Reader<string> = (value) => {
  if (typeof value !== 'string') throw new Malformed('a member is not a string')
  return value
}

/** A number that is whole, however it is written, or a string that holds one. */
export const int64: Reader<number> = (value) => {
  const source = value instanceof WrittenNumber ? value.source : string(value)
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source) ?? []
  // The digits that stand before the point, once it is moved.
  const end = whole.length + Number(exponent)
  const digits = `${whole}${fraction}`.padEnd(Math.min(end, 99), '0')
  const number = BigInt(`${sign ?? ''}${digits.slice(0, Math.max(end, 0)) || '0'}`)
  const isWhole = sign !== undefined && !/[1-9]/.test(digits.slice(Math.max(end, 0)))
  if (isWhole && BigInt.asIntN(64, number) === number) return Number(number)
  throw new Malformed('a member is not a whole number of 64 bits')
}

/** `google.protobuf.Struct`: any object, in which nothing is there twice. */
export const struct: Reader<JsonObject> = (value) =>
  Object.fromEntries(membersIn(value).map(([name, member]) => [name, toStructValue(member)]))

function toStructValue(value: Written): Json {
  if (Array.isArray(value)) return value.map(toStructValue)
  return value instanceof WrittenObject ? struct(value) : toJson(value)
}

export const stringMap: Reader<Readonly<Record<string, string>>> = (value) =>
  Object.fromEntries(membersIn(value).map(([name, member]) => [name, string(member)]))

export const bytes: Reader<ProtoBytes> = (value) => {
  const written = string(value)
  const strict = decodeBase64(written)
  if (strict !== undefined) return { bytes: strict, canonical: true }
  const loose = decodeAnyBase64(written)
  if (loose === undefined) throw new Malformed('a member is not base64')
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
