import { InvalidArgumentError } from '../errors/invalid-argument-error'

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
  return digest.test(text)
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
  const name = withoutHost(reference, host, 'repository')
  const [path, suffix] = splitSuffix(name)
  if (suffix !== undefined) {
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
  const name = withoutHost(reference, host, 'reference')
  const [path, suffix] = splitSuffix(name)
  const parts = splitProject(path, 'reference', `'${path}/app:tag' or '${path}/app@sha256:…'`)
  if (suffix === undefined) {
    throw new InvalidArgumentError(
      'reference',
      `'${reference}' names a repository, not an image. Write '${path}:tag' or '${path}@sha256:…'.`,
    )
  }
  return { ...parts, reference: checkTagOrDigest(suffix) }
}

/** Cuts off a host. Only what cannot be a project is taken for one. */
function withoutHost(reference: string, host: string, argument: string): string {
  if (typeof reference !== 'string' || reference === '') {
    throw new InvalidArgumentError(argument, "is missing. Write 'project/repository:tag'.")
  }
  const segments = reference.split('/')
  const [first = '', ...rest] = segments
  const isHost =
    rest.length > 0 &&
    (first === host ||
      first.includes(':') ||
      first === 'localhost' ||
      (first.includes('.') && rest.length >= 2))
  if (!isHost) return reference
  if (first !== host) {
    throw new InvalidArgumentError(
      argument,
      `'${reference}' is on another host: this client talks to '${host}'. To use a project named like a host, give { project, repository, reference }.`,
    )
  }
  return rest.join('/')
}

/** Splits off `@digest` or `:tag`; of both, the tag is dropped, as the digest decides. */
function splitSuffix(name: string): [path: string, suffix: string | undefined] {
  const at = name.indexOf('@')
  const path = at === -1 ? name : name.slice(0, at)
  const colon = path.indexOf(':', path.lastIndexOf('/') + 1)
  const untagged = colon === -1 ? path : path.slice(0, colon)
  if (at !== -1) return [untagged, name.slice(at + 1)]
  return [untagged, colon === -1 ? undefined : path.slice(colon + 1)]
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
  if (typeof reference === 'string' && (tagName.test(reference) || digest.test(reference))) return reference
  throw new InvalidArgumentError(
    'reference',
    `'${reference}' is neither a tag (up to 128 of A-Z, a-z, 0-9, '_', '.', '-') nor a digest ('sha256:' and 64 hexadecimal digits).`,
  )
}
