import type { Artifact } from 'harborkit'

/**
 * Keeps the images of a list, one reference a line, by tag or by digest, as
 * `kubectl get pods -A -o jsonpath='{range .items[*].spec.containers[*]}{.image}{"\n"}{end}'` prints it.
 */
export function inUse(
  list: string,
): (artifact: Pick<Artifact, 'digest' | 'tags' | 'references'>, repository: string) => boolean {
  const lines = list.split('\n').map((line) => line.trim())
  // A project may look like a host, so both are kept.
  const images = new Set(
    lines
      .filter(Boolean)
      .map(byDigest)
      .flatMap((image) => [image, withoutHost(image)]),
  )
  return ({ digest, tags, references }, repository) => {
    // An index is in use where the image of one platform is.
    const children = (references ?? []).map(({ child_digest }) => `@${child_digest}`)
    const ends = [`@${digest}`, ...children, ...(tags ?? []).map(({ name }) => `:${name}`)]
    return ends.some((end) => images.has(`${repository}${end}`))
  }
}

/** Of a tag and a digest only the digest counts. */
function byDigest(image: string): string {
  return image.replace(/:[^/:@]+@/, '@')
}

/** What is a host has a dot or a port in it, or is `localhost`. */
function withoutHost(image: string): string {
  return image.replace(/^(localhost|[^/]*[.:][^/]*)\//, '')
}
