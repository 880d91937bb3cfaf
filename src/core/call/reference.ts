import { InvalidArgumentError } from '../../errors/invalid-argument-error'

/** A repository of a project: `demo/team/app` as a text (a host in front is allowed if it is the client's), or its two parts. */
export type RepositoryReference = string | { readonly project: string; readonly repository: string }

/** An image, or any other artifact: `demo/team/app:v1` or `demo/team/app@sha256:…` as a text, or its three parts. */
export type ImageReference =
  | string
  | { readonly project: string; readonly repository: string; readonly reference: string }

export interface Repository {
  readonly project: string
  /** Without the project: `team/app`. */
  readonly repository: string
}

export interface Image extends Repository {
  /** A tag or a digest. Where a text has both, the digest. */
  readonly reference: string
}

// The grammar of distribution/reference, which Harbor's registry enforces.
const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'
const projectName = new RegExp(`^${component}$`)
const repositoryName = new RegExp(`^${component}(?:/${component})*$`)
const tagName = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/
const digest = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/

/** Whether a text is a digest that Harbor knows: SHA-256 or SHA-512, in lower-case hexadecimal. */
export function isDigest(text: string): boolean {
  return typeof text === 'string' && digest.test(text)
}

/** Whether a text can be a tag. */
export function isTag(text: string): boolean {
  return typeof text === 'string' && tagName.test(text)
}

/**
 * Reads a reference to a repository, one without a tag or digest.
 *
 * @param host the client's own host, the only one that a text may begin with
 * @throws {InvalidArgumentError} it names a project, an image, another host, or is malformed
 */
export function parseRepository(reference: RepositoryReference, host: string): Repository {
  if (typeof reference === 'object' && reference !== null) return checkRepository(reference)
  const { path, tag, digest } = split(withoutHost(reference, host, 'repository'))
  if (tag !== undefined || digest !== undefined) {
    throw new InvalidArgumentError(
      'repository',
      `'${reference}' names an image. Leave out the tag or digest: '${path}'.`,
    )
  }
  return splitProject(path, 'repository', `'${path}/app'`)
}

/**
 * Reads a reference to an image, with a tag or a digest.
 *
 * @param host the client's own host, the only one that a text may begin with
 * @throws {InvalidArgumentError} it names a project or a repository, another host, or is malformed
 */
export function parseImage(reference: ImageReference, host: string): Image {
  if (typeof reference === 'object' && reference !== null) {
    const { project, repository } = checkRepository(reference)
    return { project, repository, reference: checkTagOrDigest(reference.reference) }
  }
  const { path, tag, digest } = split(withoutHost(reference, host, 'reference'))
  // With a tag or a digest it is meant to be an image; alone it is rather a project.
  const image = tag !== undefined || digest !== undefined
  if (image && !path.includes('/')) {
    throw new InvalidArgumentError(
      'reference',
      `'${reference}' has no project. Write 'project/${reference}'.`,
    )
  }
  const parts = splitProject(path, 'reference', `'${path}/app:tag' or '${path}/app@sha256:…'`)
  if (tag !== undefined) checkTagOrDigest(tag)
  // Of both, the digest decides.
  if (digest !== undefined) return { ...parts, reference: checkDigest(digest) }
  if (tag !== undefined) return { ...parts, reference: tag }
  throw new InvalidArgumentError(
    'reference',
    `'${reference}' names a repository, not an image. Write '${path}:tag' or '${path}@sha256:…'.`,
  )
}

/** Cuts off a host. Only what cannot be a project is taken for one. */
function withoutHost(reference: string, host: string, argument: string): string {
  if (typeof reference !== 'string' || reference === '') {
    const form = argument === 'repository' ? 'project/repository' : 'project/repository:tag'
    throw new InvalidArgumentError(argument, `is missing. Write '${form}'.`)
  }
  // Not repeated: it may be where somebody put a password.
  if (reference.includes('://')) {
    throw new InvalidArgumentError(argument, "is a URL. Write 'project/repository:tag'.")
  }
  const [first = '', ...rest] = reference.split('/')
  const isOwn = first.toLowerCase() === host
  const isHost =
    rest.length > 0 &&
    (isOwn || first.includes(':') || first === 'localhost' || (first.includes('.') && rest.length >= 2))
  if (!isHost) return reference
  if (!isOwn) {
    throw new InvalidArgumentError(
      argument,
      `'${reference}' is on another host: this client talks to '${host}'. To use a project named like a host, give { project, repository, reference }.`,
    )
  }
  return rest.join('/')
}

function split(name: string): { path: string; tag: string | undefined; digest: string | undefined } {
  const at = name.indexOf('@')
  const tagged = at === -1 ? name : name.slice(0, at)
  const colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1)
  return {
    path: colon === -1 ? tagged : tagged.slice(0, colon),
    tag: colon === -1 ? undefined : tagged.slice(colon + 1),
    digest: at === -1 ? undefined : name.slice(at + 1),
  }
}

function splitProject(path: string, argument: string, remedy: string): Repository {
  const slash = path.indexOf('/')
  if (slash === -1) {
    throw new InvalidArgumentError(argument, `'${path}' names a project. Write ${remedy}.`)
  }
  return checkRepository({ project: path.slice(0, slash), repository: path.slice(slash + 1) }, argument)
}

function checkRepository({ project, repository }: Repository, argument?: string): Repository {
  if (typeof project !== 'string' || !projectName.test(project)) {
    throw new InvalidArgumentError(
      argument ?? 'project',
      `'${project}' is not the name of a project: lower-case letters and digits, with single '.', '_' or '-' between them.`,
    )
  }
  if (typeof repository !== 'string' || !repositoryName.test(repository)) {
    throw new InvalidArgumentError(
      argument ?? 'repository',
      `'${repository}' is not the name of a repository: lower-case letters and digits, with '.', '_', '-' and '/' between them.`,
    )
  }
  return { project, repository }
}

function checkTagOrDigest(reference: string): string {
  if (isTag(reference) || isDigest(reference)) return reference
  throw new InvalidArgumentError(
    'reference',
    `'${reference}' is neither a tag (up to 128 of A-Z, a-z, 0-9, '_', '.', '-') nor a digest ('sha256:' and 64 hexadecimal digits).`,
  )
}

function checkDigest(reference: string): string {
  if (isDigest(reference)) return reference
  throw new InvalidArgumentError(
    'reference',
    `'${reference}' is no digest ('sha256:' and 64 hexadecimal digits).`,
  )
}
