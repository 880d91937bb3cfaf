/** What the cookies of a name say, in their order. */
export function valuesOf(name: string, cookies: readonly string[]): string[] {
  return cookies
    .filter((one) => one.startsWith(`${name}=`))
    .map((one) => /^[^=]*=([^;]*)/.exec(one)?.[1] ?? '')
}
