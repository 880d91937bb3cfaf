import { Malformed, Unsupported } from './malformed'

/** A value of JSON. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
export type JsonObject = { [name: string]: Json }

export interface Parsed {
  readonly value: Json
  /** As many as the text has: of those with one name `JSON.parse` keeps the last. */
  readonly members: number
}

// Go reads ten times as deep. Nothing that is signed comes near, and deeper values overflow the stack of those who read them.
const maxDepth = 1000

/** Throws `Malformed` for what is not JSON, and for deeper values than are read. */
export function parse(text: string): Parsed {
  let value: Json
  try {
    value = JSON.parse(text)
  } catch {
    throw new Malformed('it is not JSON')
  }
  const { members, depth } = measure(text)
  if (depth > maxDepth) throw new Unsupported(`it is nested deeper than ${maxDepth} levels`)
  return { value, members }
}

/** Counts what `JSON.parse` does not tell. `text` is valid. A loop, as a regular expression overflows the stack on long strings. */
function measure(text: string): { members: number; depth: number } {
  let members = 0
  let depth = 0
  let deepest = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === ':') members++
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth)
    else if (character === '}' || character === ']') depth--
    else if (character === '"') at = endOfString(text, at)
  }
  return { members, depth: deepest }
}

/** The place of the quote that ends the string which begins at `start`. */
export function endOfString(text: string, start: number): number {
  let at = start + 1
  for (; text[at] !== '"'; at++) if (text[at] === '\\') at++
  return at
}
