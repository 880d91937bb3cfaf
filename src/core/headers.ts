import { InvalidArgumentError } from '../errors/invalid-argument-error'
import type { HeadersByName } from './fetch'

/** Headers as an object or as a `Headers`. A member that is `undefined` is not sent. */
export type HeadersOption = Headers | { readonly [name: string]: string | undefined }

// RFC 9110, section 5.6.2 (token) and 5.5 (field values; obs-text is what Latin-1 allows).
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const value = /^[\t\x20-\x7e\x80-\xff]*$/

/** Whether a string can be the value of a header as it is: no control characters, nothing outside Latin-1. */
export function isHeaderValue(text: string): boolean {
  return value.test(text)
}

/**
 * Headers by their names in lower case, so that of two spellings of one name the later counts.
 *
 * @throws {@link InvalidArgumentError} a name or value that HTTP does not allow, or a header that carries credentials
 */
export function readHeaders(headers: HeadersOption | undefined, argument = 'headers'): HeadersByName {
  if (headers === undefined) return {}
  if (typeof headers !== 'object' || headers === null) {
    throw new InvalidArgumentError(argument, 'must be an object or a Headers.')
  }
  // A Headers of another realm or library has no members of its own, but can be iterated all the same.
  const entries = Symbol.iterator in headers ? headers : Object.entries(headers)
  const read: [Lowercase<string>, string][] = []
  for (const [name, content] of entries) {
    if (content !== undefined) read.push(readHeader(`${argument}[${quote(name)}]`, name, content))
  }
  return Object.fromEntries(read)
}

function readHeader(argument: string, name: string, content: string): [Lowercase<string>, string] {
  if (!token.test(name)) throw new InvalidArgumentError(argument, 'is not the name of a header.')
  if (/^(?:authorization|cookie)$/i.test(name)) {
    throw new InvalidArgumentError(argument, 'cannot be set here. Pass credentials as `auth`.')
  }
  if (typeof content !== 'string' || !isHeaderValue(content)) {
    throw new InvalidArgumentError(argument, 'must be a string of Latin-1 without control characters.')
  }
  return [name.toLowerCase() as Lowercase<string>, content]
}

/** JSON leaves the control characters from DEL on as they are. */
function quote(name: string): string {
  return JSON.stringify(name).replace(/[\x7f-\x9f]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`)
}
