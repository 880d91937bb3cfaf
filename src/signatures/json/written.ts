import { endOfString, parse } from './parse'

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

// A byte order mark is no JSON, so it must reach the parser.
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

/** Reads JSON as Go's `encoding/json` does: broken text is replaced. Throws `Malformed` for what is not JSON. */
export function readWritten(content: Uint8Array | string): Written {
  const text = typeof content === 'string' ? content : lenient.decode(content)
  parse(text)
  return new Walker(text).value()
}

/** Walks through JSON that was parsed before, so nothing in it is checked again. */
class Walker {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  value(): Written {
    const first = this.#peek()
    if (first === '{') return new WrittenObject(this.#list('}', () => this.#member()))
    if (first === '[') return this.#list(']', () => this.value())
    if (first === '"') return this.#string()
    const start = this.#at
    while (!/[,\]}\s]|^$/.test(this.#text.charAt(this.#at))) this.#at++
    const source = this.#text.slice(start, this.#at)
    return source === 'null' ? null : source === 'true' || (source !== 'false' && new WrittenNumber(source))
  }

  #member(): readonly [string, Written] {
    this.#peek()
    const name = this.#string()
    this.#peek()
    this.#at++
    return [name, this.value()]
  }

  #list<T>(end: string, read: () => T): T[] {
    const items: T[] = []
    this.#at++
    while (this.#peek() !== end) {
      if (this.#text.charAt(this.#at) === ',') this.#at++
      items.push(read())
    }
    this.#at++
    return items
  }

  #string(): string {
    const start = this.#at
    const end = endOfString(this.#text, start)
    this.#at = end + 1
    const raw = this.#text.slice(start + 1, end)
    if (!raw.includes('\\')) return raw
    const text: string = JSON.parse(this.#text.slice(start, end + 1))
    // Half a surrogate pair.
    return text.replace(/\p{Surrogate}/gu, '\ufffd')
  }

  /** The next character that is no space. */
  #peek(): string {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at++
    return this.#text.charAt(this.#at)
  }
}
