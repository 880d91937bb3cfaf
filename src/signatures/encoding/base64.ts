/** Bytes that own their buffer, which is what WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>

/** Decodes base64 with padding. Whitespace, junk, missing padding and stray bits give `undefined`. */
export function decodeBase64(text: string): Bytes | undefined {
  // The last character before the padding has bits that belong to no byte. They must be zero.
  const loose = /[\r\n]|[^AQgw]==$|[^AEIMQUYcgkosw048=]=$/.test(text)
  return loose ? undefined : decodeLooseBase64(text)
}

/** The same as Go's decoder does it: line breaks are skipped, and the bits after the last byte are not looked at. */
export function decodeLooseBase64(text: string): Bytes | undefined {
  const joined = text.replace(/[\r\n]+/g, '')
  // `atob` alone would also take spaces and missing padding.
  if (joined.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(joined)) return undefined
  const binary = atob(joined)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}

export function encodeBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** As Go's decoder for URLs does it, which wants the padding as well. */
export function decodeUrlBase64(text: string): Bytes | undefined {
  return /[+/]/.test(text) ? undefined : decodeLooseBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
}
