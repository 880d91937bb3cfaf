/** A value of JSON. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
export type JsonObject = { [name: string]: Json }

// A byte order mark is no JSON, so it must reach the parser.
const lenientText = new TextDecoder('utf-8', { ignoreBOM: true })
const strictText = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

// Go reads ten times as deep. Nothing that is signed comes near, and deeper values overflow the stack of those who read them.
const maxDepth = 1000

/** Reads JSON as Go's `encoding/json` does: broken UTF-8 is replaced, of a repeated member the last counts. */
export function parseJson(bytes: Uint8Array): Json | undefined {
  return parse(lenientText.decode(bytes))?.value
}

/**
 * Reads JSON as Go's `protojson` does: broken UTF-8, half a surrogate pair, a repeated member and a number out of
 * range are errors, and give `undefined`.
 */
export function parseStrictJson(bytes: Uint8Array): Json | undefined {
  let text: string
  try {
    text = strictText.decode(bytes)
  } catch {
    return undefined
  }
  const parsed = parse(text)
  return parsed !== undefined && countMembers(parsed.value) === parsed.members ? parsed.value : undefined
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

interface Parsed {
  readonly value: Json
  /** As many as the text has: of those with one name `JSON.parse` keeps the last. */
  readonly members: number
}

function parse(text: string): Parsed | undefined {
  let value: Json
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const { members, depth } = measure(text)
  return depth > maxDepth ? undefined : { value, members }
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
    else if (character === '"') {
      for (at++; text[at] !== '"'; at++) if (text[at] === '\\') at++
    }
  }
  return { members, depth: deepest }
}

/** Whether no number is too large for a double: `JSON.parse` makes it infinite, where Go gives an error. */
export function isInRange(value: Json): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  return typeof value !== 'object' || value === null || Object.values<Json>(value).every(isInRange)
}

/** The members that a value has kept; NaN where it holds what `protojson` refuses. */
function countMembers(value: Json): number {
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value) ? Number.NaN : 0
  if (typeof value === 'number') return Number.isFinite(value) ? 0 : Number.NaN
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countMembers(item), 0)
  if (!isObject(value)) return 0
  return Object.entries(value).reduce(
    (sum, [name, member]) => sum + 1 + countMembers(name) + countMembers(member),
    0,
  )
}
