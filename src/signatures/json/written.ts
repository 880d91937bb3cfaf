import { Malformed, Unsupported } from './malformed'

/**
 * A document as it is written. What `JSON.parse` forgets decides what Go makes of it: members that are there twice, and
 * whether a number is written as a whole one.
 */
export type Written = null | boolean | string | WrittenNumber | Written[] | WrittenObject

export class WrittenNumber {
  constructor(readonly source: string) {}
}

export class WrittenObject {
  constructor(readonly members: readonly (readonly [name: string, value: Written])[]) {}
}

// Go reads ten times as deep. Nothing that is signed comes near, and deeper values overflow the stack of those who read them.
const maxDepth = 1000

// A byte order mark is no JSON, so it must reach the parser.
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

/** A value of JSON as programs hold it. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
export type JsonObject = { [name: string]: Json }

/** Of a member that is there twice the last counts. Throws `Malformed` for a number that is too large for a double. */
export function toJson(value: Written): Json {
  if (Array.isArray(value)) return value.map(toJson)
  if (value instanceof WrittenObject) return membersOf(value)
  if (!(value instanceof WrittenNumber)) return value
  const number = Number(value.source)
  if (!Number.isFinite(number)) throw new Malformed('a number is out of range')
  return number
}

export function membersOf({ members }: WrittenObject): JsonObject {
  return Object.fromEntries(members.map(([name, member]) => [name, toJson(member)]))
}

/** Reads JSON as Go's `encoding/json` does: broken text is replaced. Throws `Malformed` for what is not JSON. */
export function readWritten(content: Uint8Array | string): Written {
  const text = typeof content === 'string' ? content : lenient.decode(content)
  // Half a surrogate pair.
  return read(text, (string) => string.replace(/\p{Surrogate}/gu, '\ufffd'))
}

/** Reads JSON as Go's `protojson` does, which refuses broken text. */
export function readWrittenStrictly(content: Uint8Array): Written {
  let text: string
  try {
    text = strict.decode(content)
  } catch {
    throw new Malformed('it is not UTF-8')
  }
  return read(text, (string) => {
    if (/\p{Surrogate}/u.test(string)) throw new Malformed('it has half a surrogate pair')
    return string
  })
}

function read(text: string, repair: (string: string) => string): Written {
  try {
    JSON.parse(text)
  } catch {
    throw new Malformed('it is not JSON')
  }
  return new Walker(text, repair).value(0)
}

/** Walks through JSON that was parsed before, so nothing in it is checked again. */
class Walker {
  #at = 0

  constructor(
    readonly text: string,
    readonly repair: (string: string) => string,
  ) {}

  value(depth: number): Written {
    const first = this.#peek()
    if (depth === maxDepth && (first === '{' || first === '[')) {
      throw new Unsupported(`it is nested deeper than ${maxDepth} levels`)
    }
    if (first === '{') return new WrittenObject(this.#list('}', () => this.#member(depth)))
    if (first === '[') return this.#list(']', () => this.value(depth + 1))
    if (first === '"') return this.#string()
    const source = this.#scalar()
    return source === 'null' ? null : source === 'true' || (source !== 'false' && new WrittenNumber(source))
  }

  #member(depth: number): readonly [string, Written] {
    this.#peek()
    const name = this.#string()
    this.#peek()
    this.#at++
    return [name, this.value(depth + 1)]
  }

  #list<T>(end: string, item: () => T): T[] {
    const items: T[] = []
    this.#at++
    while (this.#peek() !== end) {
      if (this.text.charAt(this.#at) === ',') this.#at++
      items.push(item())
    }
    this.#at++
    return items
  }

  #scalar(): string {
    scalar.lastIndex = this.#at
    const [source = ''] = scalar.exec(this.text) ?? []
    this.#at += source.length
    return source
  }

  /** Without a regular expression, which would overflow the stack on long strings. */
  #string(): string {
    const start = this.#at
    let end = this.text.indexOf('"', start + 1)
    while (this.#isEscaped(end)) end = this.text.indexOf('"', end + 1)
    this.#at = end + 1
    const raw = this.text.slice(start + 1, end)
    if (!raw.includes('\\')) return raw
    const string: string = JSON.parse(`"${raw}"`)
    return this.repair(string)
  }

  /** Whether an odd number of backslashes stands before a place. */
  #isEscaped(place: number): boolean {
    let at = place
    while (this.text[at - 1] === '\\') at--
    return (place - at) % 2 === 1
  }

  /** The next character that is no space. */
  #peek(): string {
    while (this.text.charCodeAt(this.#at) <= 0x20) this.#at++
    return this.text.charAt(this.#at)
  }
}

const scalar = /[^,\]}\s]*/y
