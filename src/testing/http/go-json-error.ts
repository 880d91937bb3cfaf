/**
 * What Go's `encoding/json` says of a string that is no JSON: `invalid character 'n' looking for beginning of object key string`.
 * `'end'`: it breaks off. What comes after the first value is not looked at.
 *
 * @returns `undefined` where it is JSON
 */
export function goJsonError(text: string): string | 'end' | undefined {
  try {
    new Scanner(text).value()
    return undefined
  } catch (error) {
    if (error instanceof Ended) return 'end'
    if (error instanceof Unexpected) return error.message
    throw error
  }
}

class Ended extends Error {}

class Unexpected extends Error {
  constructor(character: string, where: string) {
    super(`invalid character ${quoted(character)} ${where}`)
  }
}

/** As Go quotes a character. */
function quoted(character: string): string {
  if (character === "'") return `'\\''`
  if (character === '"') return `'"'`
  return `'${JSON.stringify(character).slice(1, -1)}'`
}

const literals: Readonly<Record<string, string>> = { t: 'true', f: 'false', n: 'null' }

class Scanner {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  value(): void {
    const start = this.#next()
    const literal = literals[start]
    if (start === '{') this.#object()
    else if (start === '[') this.#array()
    else if (start === '"') this.#string()
    else if (literal !== undefined) this.#literal(literal)
    else if (/[-0-9]/.test(start)) this.#number(start)
    else throw new Unexpected(start, 'looking for beginning of value')
  }

  #object(): void {
    for (let isFirst = true; ; isFirst = false) {
      const start = this.#next()
      if (start === '}' && isFirst) return
      if (start !== '"') throw new Unexpected(start, 'looking for beginning of object key string')
      this.#string()
      const colon = this.#next()
      if (colon !== ':') throw new Unexpected(colon, 'after object key')
      this.value()
      const after = this.#next()
      if (after === '}') return
      if (after !== ',') throw new Unexpected(after, 'after object key:value pair')
    }
  }

  #array(): void {
    if (this.#peek() === ']') {
      this.#next()
      return
    }
    for (;;) {
      this.value()
      const after = this.#next()
      if (after === ']') return
      if (after !== ',') throw new Unexpected(after, 'after array element')
    }
  }

  #string(): void {
    for (;;) {
      const character = this.#take()
      if (character === '"') return
      if (character < ' ') throw new Unexpected(character, 'in string literal')
      if (character === '\\') this.#escape()
    }
  }

  #escape(): void {
    const character = this.#take()
    if (!'bfnrt\\/"u'.includes(character)) throw new Unexpected(character, 'in string escape code')
    for (let left = character === 'u' ? 4 : 0; left > 0; left--) {
      const digit = this.#take()
      if (!/[0-9a-f]/i.test(digit)) throw new Unexpected(digit, 'in \\u hexadecimal character escape')
    }
  }

  #literal(word: string): void {
    for (const expected of word.slice(1)) {
      const character = this.#take()
      if (character === expected) continue
      throw new Unexpected(character, `in literal ${word} (expecting '${expected}')`)
    }
  }

  #number(start: string): void {
    const first = start === '-' ? this.#take() : start
    if (!/[0-9]/.test(first)) throw new Unexpected(first, 'in numeric literal')
    if (first !== '0') this.#digits()
    if (this.#is(/\./)) {
      this.#at++
      this.#digit('after decimal point in numeric literal')
    }
    if (!this.#is(/e/i)) return
    this.#at++
    if (this.#is(/[+-]/)) this.#at++
    this.#digit('in exponent of numeric literal')
  }

  #digit(where: string): void {
    const digit = this.#take()
    if (!/[0-9]/.test(digit)) throw new Unexpected(digit, where)
    this.#digits()
  }

  #digits(): void {
    while (this.#is(/[0-9]/)) this.#at++
  }

  #is(pattern: RegExp): boolean {
    return pattern.test(this.#text[this.#at] ?? '')
  }

  /** Past white space. */
  #next(): string {
    this.#peek()
    return this.#take()
  }

  #peek(): string | undefined {
    while (this.#is(/[ \t\r\n]/)) this.#at++
    return this.#text[this.#at]
  }

  #take(): string {
    const character = this.#text[this.#at]
    if (character === undefined) throw new Ended()
    this.#at++
    return character
  }
}
