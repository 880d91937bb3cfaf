import { InvalidArgumentError } from '../../errors/invalid-argument-error'

export type PathArguments = Readonly<Record<string, unknown>>

/** What our methods call the arguments of a path, where Harbor calls them otherwise. */
const argumentNames: Readonly<Record<string, string>> = {
  project_name_or_id: 'project',
  project_name: 'project',
  repository_name: 'repository',
  meta_name: 'key',
  pool_id: 'pool',
  job_type: 'queue',
  job_id: 'job',
  preheat_policy_name: 'policy',
  preheat_instance_name: 'instance',
  execution_id: 'execution',
  task_id: 'task',
}

export function argumentName(name: string): string {
  return Object.hasOwn(argumentNames, name) ? (argumentNames[name] ?? name) : name
}

/**
 * Fills a path of the API description. A repository name is encoded twice, since Harbor decodes it twice (once in its
 * nginx, or in the core where there is none, and once more in the handler); everything else once.
 *
 * @param nameOf what the caller calls an argument of the path
 * @throws {@link InvalidArgumentError} an argument is missing, empty, or would change the path
 */
export function encodePath(
  template: string,
  path: PathArguments = {},
  nameOf: (name: string) => string = (name) => name,
): string {
  // Every second part is a name.
  const parts = template.split(/[{}]/)
  const encode = (name: string) => encodeSegment(nameOf(name), path[name], name === 'repository_name')
  return parts.map((part, index) => (index % 2 === 0 ? part : encode(part))).join('')
}

function encodeSegment(name: string, value: unknown, repository: boolean): string {
  const encoded = percentEncode(name, readSegment(name, value, repository))
  return repository ? encodeURIComponent(encoded) : encoded
}

function readSegment(name: string, value: unknown, repository: boolean): string {
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
  if (value.includes('/') && !repository) {
    const alone = value.includes(':') ? '' : `, '${value.split('/')[0]}'`
    const what = name.startsWith('project') ? `: it is the project alone${alone}` : ''
    throw new InvalidArgumentError(name, `cannot have a '/' in it${what}.`)
  }
  return value
}

/** @throws {@link InvalidArgumentError} half of a surrogate pair, which UTF-8 has no bytes for */
export function percentEncode(argument: string, text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    throw new InvalidArgumentError(argument, 'has half of a character in it (a lone surrogate).')
  }
}
