/** Whether content has more bytes than `limit`: as UTF-8, where it is a string. */
export function isLonger(content: string | Uint8Array, limit: number): boolean {
  if (typeof content !== 'string') return content.byteLength > limit
  // A character takes three bytes at most: what is short is not encoded to know it.
  return content.length * 3 > limit && new TextEncoder().encode(content).byteLength > limit
}
