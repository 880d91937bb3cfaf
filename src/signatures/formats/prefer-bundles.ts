import { type Found, isUnread } from './found'

/**
 * Where a bundle can be read, cosign does not look at other formats; bundles that cannot be read change nothing
 * (test/recordings/signatures: both-formats, garbage-bundle-and-legacy). What was refused for its kind stays, as it tells why.
 */
export function preferBundles(found: readonly Found[]): readonly Found[] {
  if (!found.some(hidesOthers)) return found
  return found.filter(({ format }) => format === 'bundle' || format === 'notation')
}

/** Also one that cosign may read and that is not read here: what it would refuse must not be accepted. */
export function hidesOthers(one: Found): boolean {
  return one.format === 'bundle' && (!isUnread(one) || one.refusal.readElsewhere)
}
