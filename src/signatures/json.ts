/** A value of JSON. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
export type JsonObject = { [name: string]: Json }

// A byte order mark is no JSON, so it must reach the parser.
const lenientText = new TextDecoder('utf-8', { ignoreBOM: true })
const strictText = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

/** Reads JSON as Go's `encoding/json` does: broken UTF-8 is replaced, of a repeated member the last counts. */
export function parseJson(bytes: Uint8Array): Json | undefined {
  return parse(lenientText.decode(bytes))
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
  const value = parse(text)
  if (value === undefined) return undefined
  return countMembers(value) === countWrittenMembers(text) ? value : undefined
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The members of all objects in a value; NaN where it holds what `protojson` refuses. No recursion: a stranger chose the depth. */
function countMembers(root: Json): number {
  const open: Json[] = [root]
  let members = 0
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) return Number.NaN
    if (typeof value === 'number' && !Number.isFinite(value)) return Number.NaN
    if (Array.isArray(value)) for (const item of value) open.push(item)
    else if (isObject(value)) {
      for (const [name, member] of Object.entries(value)) {
        open.push(name, member)
        members++
      }
    }
  }
  return members
}

/** The members as the text has them: `JSON.parse` keeps one of those that have the same name. `text` is valid. */
function countWrittenMembers(text: string): number {
  let members = 0
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    // A scan, as a regular expression overflows the stack on a string of some megabytes.
    for (at++; text[at] !== '"'; at++) if (text[at] === '\\') at++
    let next = at + 1
    while (text.charCodeAt(next) <= 0x20) next++
    if (text[next] === ':') members++
  }
  return members
}
