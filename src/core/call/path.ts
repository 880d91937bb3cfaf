import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { percentEncode } from './percent-encode'

export type PathArguments = Readonly<Record<string, unknown>>

/**
 * Fills a path of the API description. A repository name is encoded twice, since Harbor decodes it twice (once in its
 * nginx, or in the core where there is none, and once more in the handler); everything else once.
 *
 * @throws {InvalidArgumentError} an argument is missing, empty, or would change the path
 */
export function encodePath(template: string, path: PathArguments = {}): string {
  // Every second part is a name.
  const parts = template.split(/[{}]/)
  return parts.map((part, index) => (index % 2 === 0 ? part : encodeSegment(part, path[part]))).join('')
}

function encodeSegment(name: string, value: unknown): string {
  const encoded = percentEncode(name, readSegment(name, value))
  return name === 'repository_name' ? encodeURIComponent(encoded) : encoded
}

function readSegment(name: string, value: unknown): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new InvalidArgumentError(name, 'must be a whole number.')
    return String(value)
  }
  if (typeof value !== 'string' || value.trim() === '') {
    throw new InvalidArgumentError(name, 'is missing or empty.')
  }
  // URL parsers resolve these, encoded or not: the request would go to another path.
  if (value === '.' || value === '..') {
    throw new InvalidArgumentError(name, `cannot be '${value}'.`)
  }
  // Harbor's nginx decodes a path before it passes it on: 'demo/members' would become another operation's path.
  if (value.includes('/') && name !== 'repository_name') {
    throw new InvalidArgumentError(name, "cannot have a '/' in it.")
  }
  return value
}
