/** JSON as Go writes it, which escapes what HTML or JavaScript would misread. */
export function writeGo(value: unknown, indent = ''): string {
  return JSON.stringify(value, null, indent).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
