import type { Bytes } from '../encoding/base64'

/** JSON as Go writes it: `<`, `>` and `&` are escaped too. So the bytes are those that cosign makes. */
export function goJson(value: unknown): string {
  return String(JSON.stringify(value)).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A map of strings as Go writes it, in the order of its names. An object would put those first that are numbers. */
export function goMap(map: ReadonlyMap<string, string>): string {
  const members = [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, value]) => `${goJson(name)}:${goJson(value)}`).join(',')}}`
}

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text)
}
