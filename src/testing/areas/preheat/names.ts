/** Of an instance or a policy. */
export function isName(name: string): boolean {
  return /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/.test(name)
}
