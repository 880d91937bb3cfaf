/** Two numbers, one after the other, as WebCrypto gives them, as the DER sequence that cosign wants. */
export function derOf(signature: Uint8Array): Uint8Array {
  const half = signature.length / 2
  const numbers = [integer(signature.subarray(0, half)), integer(signature.subarray(half))]
  return tagged(0x30, numbers.flat())
}

/** Without leading zeros, but for one where the number would be taken for a negative one. */
function integer(bytes: Uint8Array): number[] {
  const first = bytes.findIndex((byte) => byte !== 0)
  const digits = first === -1 ? [0] : [...bytes.subarray(first)]
  return [...tagged(0x02, (digits[0] ?? 0) >= 0x80 ? [0, ...digits] : digits)]
}

function tagged(tag: number, content: readonly number[]): Uint8Array {
  const length = content.length < 0x80 ? [content.length] : [0x81, content.length]
  return Uint8Array.from([tag, ...length, ...content])
}
