import { type Bytes, decodeLooseBase64 } from '../encoding/base64'
import { isSha256 } from '../encoding/digest'
import { Malformed, Unsupported } from './malformed'
import { membersOf, toJson, type Written, WrittenNumber, WrittenObject } from './written'

/**
 * Reads members as Go's `encoding/json` does into a struct, which decides what cosign takes for a manifest and for a
 * payload. A member has its name in any case. It may be there twice: then it is read into what the one before has left.
 * Another type throws `Malformed`, also where a later one has the right type.
 */
export interface GoReader<T> {
  /** What is there without the member. */
  readonly zero: T
  read(value: Written, before: T): T
}

/** Reads a whole document. */
export function readGo<T>(reader: GoReader<T>, document: Written): T {
  return reader.read(document, reader.zero)
}

export const string: GoReader<string> = {
  zero: '',
  read: (value, before) => {
    if (value === null) return before
    if (typeof value === 'string') return value
    throw new Malformed('a member is not a string')
  },
}

/** `int64`. `1.0` and `1e2` are none. */
export const integer: GoReader<number> = {
  zero: 0,
  read: (value, before) => {
    if (value === null) return before
    const source = value instanceof WrittenNumber && /^-?\d+$/.test(value.source) ? value.source : undefined
    if (source !== undefined && BigInt.asIntN(64, BigInt(source)) === BigInt(source)) return Number(source)
    throw new Malformed('a member is not a whole number of 64 bits')
  },
}

/** `v1.Hash` of go-containerregistry, which wants one wherever the member is there. */
export const digest: GoReader<string> = {
  zero: '',
  read: (value) => {
    if (isSha256(value)) return value
    throw new Malformed('a digest is not SHA-256')
  },
}

/** `[]byte`. */
export const bytes: GoReader<Bytes | null> = {
  zero: null,
  read: (value) => {
    if (value === null) return null
    if (Array.isArray(value)) throw new Unsupported('a member is a list of bytes')
    const decoded = typeof value === 'string' ? decodeLooseBase64(value) : undefined
    if (decoded === undefined) throw new Malformed('a member is not base64')
    return decoded
  },
}

export function struct<T extends object>(fields: { readonly [K in keyof T]: GoReader<T[K]> }): GoReader<T> {
  const byName = new Map(
    Object.entries<GoReader<unknown>>(fields).map(([name, of]) => [fold(name), [name, of] as const]),
  )
  const zero = Object.fromEntries(
    Object.entries<GoReader<unknown>>(fields).map(([name, of]) => [name, of.zero]),
  )
  return {
    zero: zero as T,
    read: (value, before) => {
      if (value === null) return before
      if (!(value instanceof WrittenObject)) throw new Malformed('a member is not an object')
      const members = new Map<string, unknown>(Object.entries(before))
      for (const [key, member] of value.members) {
        const [name, of] = byName.get(fold(key)) ?? []
        if (name !== undefined && of !== undefined) members.set(name, of.read(member, members.get(name)))
      }
      return Object.fromEntries(members) as T
    },
  }
}

/** A pointer: `null` is nothing, and so is its absence. */
export function optional<T>(of: GoReader<T>): GoReader<T | null> {
  return { zero: null, read: (value, before) => (value === null ? null : of.read(value, before ?? of.zero)) }
}

export function list<T>(of: GoReader<T>): GoReader<readonly T[]> {
  return {
    zero: [],
    read: (value, before) => {
      if (value === null) return []
      if (!Array.isArray(value)) throw new Malformed('a member is not a list')
      // Go would read each element into the one before.
      if (before.length > 0) throw new Unsupported('a list is there twice')
      return value.map((element) => of.read(element, of.zero))
    },
  }
}

/** `map[string]string`. */
export const stringMap: GoReader<ReadonlyMap<string, string>> = {
  zero: new Map(),
  read: (value, before) => {
    if (value === null) return new Map()
    if (!(value instanceof WrittenObject)) throw new Malformed('a member is not an object')
    return new Map([
      ...before,
      ...value.members.map(([name, member]) => [name, string.read(member, '')] as const),
    ])
  },
}

/** `map[string]any`. */
export const anyMap: GoReader<Readonly<Record<string, unknown>> | null> = {
  zero: null,
  read: (value, before) => {
    if (value === null) return null
    if (!(value instanceof WrittenObject)) throw new Malformed('a member is not an object')
    return { ...before, ...membersOf(value) }
  },
}

export const any: GoReader<unknown> = { zero: null, read: toJson }

/** Unicode's simple folding of ASCII letters: of others, only the Kelvin sign and the long s fold to one. */
function fold(name: string): string {
  return name.replace(/[A-Z\u212a\u017f]/g, (letter) =>
    letter === '\u212a' ? 'k' : letter === '\u017f' ? 's' : letter.toLowerCase(),
  )
}
