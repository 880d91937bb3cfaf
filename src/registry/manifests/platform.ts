import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import type { Descriptor, ImagePlatform } from './manifest'

/** Reads `os/architecture` or `os/architecture/variant`. */
export function parsePlatform(text: string): ImagePlatform {
  const [os, architecture, variant, ...rest] = typeof text === 'string' ? text.split('/') : []
  if (!os || !architecture || variant === '' || rest.length > 0) {
    throw new InvalidArgumentError(
      'platform',
      `'${text}' is not a platform. Write 'linux/amd64' or 'linux/arm/v7'.`,
    )
  }
  return variant === undefined ? { os, architecture } : { os, architecture, variant }
}

/** What an image is for that names no variant (containerd, `platforms/database.go`). */
const defaultVariants: Readonly<Record<string, string>> = { amd64: 'v1', arm64: 'v8', arm: 'v7' }

/** The child of an index for a platform: the first; without a variant in the question, of any variant. */
export function findPlatform(children: readonly Descriptor[], wanted: ImagePlatform): Descriptor | undefined {
  return children.find(
    ({ platform }) =>
      platform?.os === wanted.os &&
      platform.architecture === wanted.architecture &&
      (wanted.variant === undefined || variantOf(platform) === wanted.variant),
  )
}

function variantOf({ architecture, variant }: ImagePlatform): string | undefined {
  return variant || defaultVariants[architecture]
}

/** Platforms that a message names: an index may have thousands. */
const mostNamed = 20

/**
 * The platforms of an index, for a message. Left out are attestations of BuildKit, which are listed as `unknown/unknown`, and
 * what does not look like a platform: the index may say anything.
 */
export function formatPlatforms(children: readonly Descriptor[]): string {
  const names = new Set(children.map(({ platform }) => nameOf(platform)).filter(isName))
  if (names.size === 0) return 'none'
  return [...names].slice(0, mostNamed).join(', ') + (names.size > mostNamed ? ' and others' : '')
}

function nameOf(platform: ImagePlatform | null | undefined): string {
  return [platform?.os, platform?.architecture, platform?.variant].filter(Boolean).join('/')
}

function isName(name: string): boolean {
  return /^(?!unknown\/)[\w./-]{1,40}$/.test(name)
}
