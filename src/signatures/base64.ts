/** Bytes that own their buffer, which is what WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>

/** Decodes base64 with padding. Whitespace, junk, missing padding and stray bits give `undefined`. */
export function decodeBase64(text: string): Bytes | undefined {
  const bytes = decodeLooseBase64(text)
  return bytes !== undefined && encodeBase64(bytes) === text ? bytes : undefined
}

/** The same as Go's decoder does it: line breaks are skipped, and the bits after the last byte are not looked at. */
export function decodeLooseBase64(text: string): Bytes | undefined {
  const joined = text.replace(/[\r\n]+/g, '')
  // `atob` alone would also take spaces and missing padding.
  if (joined.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(joined)) return undefined
  return Uint8Array.from(atob(joined), (character) => character.charCodeAt(0))
}

export function encodeBase64(bytes: Uint8Array): string {
  let binary = ''
  // In pieces: a function takes a limited number of arguments.
  for (let start = 0; start < bytes.length; start += 8192) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192))
  }
  return btoa(binary)
}
