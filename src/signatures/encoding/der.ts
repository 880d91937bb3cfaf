import type { Bytes } from './base64'

export const INTEGER = 0x02
export const BIT_STRING = 0x03
export const SEQUENCE = 0x30

export interface Element {
  readonly tag: number
  readonly content: Bytes
  /** What follows the element. */
  readonly rest: Bytes
}

/** Reads one element of DER. Another tag, a length that is not the shortest, or one past the end give `undefined`. */
function readElement(bytes: Bytes, tag: number): Element | undefined {
  let length = bytes[1]
  if (bytes[0] !== tag || length === undefined) return undefined
  let start = 2
  if (length >= 0x80) {
    const size = length - 0x80
    // 0x80 alone is BER's indefinite length; three bytes are more than any key or signature needs.
    if (size < 1 || size > 3 || bytes.length < 2 + size || bytes[2] === 0) return undefined
    length = 0
    for (start = 2; start < 2 + size; start++) length = length * 256 + (bytes[start] ?? 0)
    if (length < 0x80) return undefined
  }
  const end = start + length
  return end > bytes.length
    ? undefined
    : { tag, content: bytes.subarray(start, end), rest: bytes.subarray(end) }
}

/** Reads elements that fill `bytes`, one for each tag. */
export function readAll(bytes: Bytes | undefined, ...tags: number[]): Bytes[] | undefined {
  const contents: Bytes[] = []
  let rest = bytes
  for (const tag of tags) {
    const element = rest && readElement(rest, tag)
    if (element === undefined) return undefined
    contents.push(element.content)
    rest = element.rest
  }
  return rest?.length === 0 ? contents : undefined
}

/** Reads elements that fill `bytes`, whatever their tags. */
export function readEach(bytes: Bytes | undefined): Element[] | undefined {
  const elements: Element[] = []
  for (let rest = bytes; rest === undefined || rest.length > 0; ) {
    const element = rest && readElement(rest, rest[0] ?? 0)
    if (element === undefined) return undefined
    elements.push(element)
    rest = element.rest
  }
  return elements
}

export function writeElement(tag: number, ...contents: Uint8Array[]): Bytes {
  const length = contents.reduce((sum, content) => sum + content.length, 0)
  const size = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : 3
  const bytes = new Uint8Array(2 + size + length)
  bytes[0] = tag
  bytes[1] = size === 0 ? length : 0x80 + size
  for (let i = 0; i < size; i++) bytes[2 + i] = length >> (8 * (size - 1 - i))
  let offset = 2 + size
  for (const content of contents) {
    bytes.set(content, offset)
    offset += content.length
  }
  return bytes
}

/** Whether the content of an INTEGER is positive (or zero) and in its shortest form. */
export function isPositiveInteger(content: Bytes): boolean {
  const [first, second] = content
  if (first === undefined || first >= 0x80) return false
  return first !== 0 || second === undefined || second >= 0x80
}
