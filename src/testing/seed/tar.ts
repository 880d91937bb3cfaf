const block = 512

/** A tar archive of one file, the same whenever it is made. */
export function tarOf(path: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  // Two empty blocks are its end.
  const tar = new Uint8Array(block + Math.ceil(content.length / block) * block + 2 * block)
  const write = (at: number, text: string) => tar.set(new TextEncoder().encode(text), at)
  write(0, path)
  write(100, '0000644')
  write(108, '0000000')
  write(116, '0000000')
  write(124, octal(content.length, 11))
  write(136, octal(0, 11))
  write(156, '0')
  write(257, 'ustar\0' + '00')
  // The sum of the header is of one whose sum is spaces.
  write(148, ' '.repeat(8))
  const sum = tar.subarray(0, block).reduce((total, byte) => total + byte, 0)
  write(148, `${octal(sum, 6)}\0`)
  tar.set(content, block)
  return tar
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}
