import { InvalidArgumentError } from '../../errors/invalid-argument-error'

/** A repository of a project: `demo/team/app` as a string (a host in front is allowed if it is the client's), or its two parts. */
export type RepositoryReference = string | { readonly project: string; readonly repository: string }

/** An image, or any other artifact: `demo/team/app:v1` or `demo/team/app@sha256:…` as a string, or its three parts. */
export type ImageReference =
  | string
  | { readonly project: string; readonly repository: string; readonly reference: string }

export interface Repository {
  readonly project: string
  /** Without the project: `team/app`. */
  readonly repository: string
}

export interface Image extends Repository {
  /** A tag or a digest. Where a string has both, the digest. */
  readonly reference: string
}

// The grammar of distribution/reference, which Harbor's registry enforces.
const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'
const projectName = /* @__PURE__ */ new RegExp(`^${component}$`)
const repositoryName = /* @__PURE__ */ new RegExp(`^${component}(?:/${component})*$`)
const tagName = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/
const digest = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/

/** Whether a string is a digest that Harbor knows: SHA-256 or SHA-512, in lower-case hexadecimal. */
export function isDigest(text: string): boolean {
  return typeof text === 'string' && digest.test(text)
}

/** Whether a string can be a tag. */
export function isTag(text: string): boolean {
  return typeof text === 'string' && tagName.test(text)
}

/**
 * Reads a reference to a repository, one without a tag or digest.
 *
 * @param host the client's own host, the only one that a string may begin with
 * @param argument what the caller calls it
 * @throws {@link InvalidArgumentError} it names a project, an image, another host, or is malformed
 */
export function parseRepository(
  reference: RepositoryReference,
  host: string,
  argument = 'repository',
): Repository {
  if (typeof reference === 'object' && reference !== null) return checkRepository(reference, argument)
  const { path, tag, digest } = split(withoutHost(reference, host, argument, 'project/repository'))
  if (tag !== undefined || digest !== undefined) {
    throw new InvalidArgumentError(
      argument,
      `'${reference}' names an image. Leave out the tag or digest: '${path}'.`,
    )
  }
  return splitProject(path, argument, `'${path}/app'`)
}

/**
 * Reads a reference to an image, with a tag or a digest.
 *
 * @param host the client's own host, the only one that a string may begin with
 * @param argument what the caller calls it
 * @throws {@link InvalidArgumentError} it names a project or a repository, another host, or is malformed
 */
export function parseImage(reference: ImageReference, host: string, argument = 'reference'): Image {
  if (typeof reference === 'object' && reference !== null) {
    const { project, repository } = checkRepository(reference, argument)
    return { project, repository, reference: checkTagOrDigest(reference.reference, argument) }
  }
  const { path, tag, digest } = split(withoutHost(reference, host, argument, 'project/repository:tag'))
  // With a tag or a digest it is meant to be an image; alone it is rather a project.
  const image = tag !== undefined || digest !== undefined
  if (image && !path.includes('/')) {
    throw new InvalidArgumentError(argument, `'${reference}' has no project. Write 'project/${reference}'.`)
  }
  const parts = splitProject(path, argument, `'${path}/app:tag' or '${path}/app@sha256:…'`)
  if (tag !== undefined) checkTagOrDigest(tag, argument)
  // Of both, the digest decides.
  if (digest !== undefined) return { ...parts, reference: checkDigest(digest, argument) }
  if (tag !== undefined) return { ...parts, reference: tag }
  throw new InvalidArgumentError(
    argument,
    `'${reference}' names a repository, not an image. Write '${path}:tag' or '${path}@sha256:…'.`,
  )
}

/** An image as a string, without a host. */
export function formatImage({ project, repository, reference }: Image): string {
  return `${project}/${repository}${isDigest(reference) ? '@' : ':'}${reference}`
}

/** Cuts off a host. Only what cannot be a project is taken for one. */
function withoutHost(reference: string, host: string, argument: string, form: string): string {
  if (typeof reference !== 'string' || reference === '') {
    throw new InvalidArgumentError(argument, `is missing. Write '${form}'.`)
  }
  // Neither is repeated: it may be where somebody put a password.
  if (/(?:^|\/)harbor\/projects\/\d+(?:\/|$)/.test(reference)) {
    throw new InvalidArgumentError(argument, `is an address of Harbor's portal. Write '${form}'.`)
  }
  if (reference.includes('://')) throw new InvalidArgumentError(argument, `is a URL. Write '${form}'.`)
  const [first = '', ...rest] = reference.split('/')
  if (rest.length === 0 || !isHost(first, host, rest.length)) return reference
  if (first.toLowerCase() !== host) {
    throw new InvalidArgumentError(
      argument,
      `'${reference}' is on another host: this client talks to '${host}'. For a project of that name give an object: { project, repository, … }.`,
    )
  }
  return rest.join('/')
}

/** Whether the first part of a reference is a host. One without a dot or a port is a project, even if the client's is called so. */
function isHost(first: string, own: string, partsBehind: number): boolean {
  if (first.includes(':') || first === 'localhost') return true
  return first.includes('.') && (partsBehind >= 2 || first.toLowerCase() === own)
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

function checkRepository({ project, repository }: Repository, argument: string): Repository {
  if (typeof project !== 'string' || !projectName.test(project)) {
    throw new InvalidArgumentError(
      argument,
      `'${project}' is not the name of a project: lower-case letters and digits with single '.', '_' or '-' between them.`,
    )
  }
  if (typeof repository !== 'string' || !repositoryName.test(repository)) {
    throw new InvalidArgumentError(
      argument,
      `'${repository}' is not the name of a repository: lower-case letters and digits with '.', '_', '-' or '/' between them.`,
    )
  }
  return { project, repository }
}

function checkTagOrDigest(reference: string, argument: string): string {
  if (isTag(reference) || isDigest(reference)) return reference
  throw new InvalidArgumentError(
    argument,
    `'${reference}' is neither a tag nor a digest ('sha256:' and 64 hexadecimal digits).`,
  )
}

function checkDigest(reference: string, argument: string): string {
  if (isDigest(reference)) return reference
  throw new InvalidArgumentError(
    argument,
    `'${reference}' is no digest ('sha256:' and 64 hexadecimal digits).`,
  )
}
