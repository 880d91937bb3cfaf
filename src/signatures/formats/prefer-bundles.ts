import { type Found, isRefused } from './found'

/**
 * Where a bundle can be read, cosign does not look at other formats; bundles that cannot be read change nothing
 * (recordings: both-formats, garbage-bundle-and-legacy). What was refused for its kind stays, as it tells why.
 */
export function preferBundles(found: readonly Found[]): readonly Found[] {
  if (!found.some(isReadableBundle)) return found
  return found.filter(({ format }) => format === 'bundle' || format === 'notation')
}

export function isReadableBundle(one: Found): boolean {
  return one.format === 'bundle' && !isRefused(one)
}
