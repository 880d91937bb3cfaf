import type { WebhookRepository } from '../../webhooks'
import { isObject } from './overrides'

/** What an event is about. A fixture says it in several places, which have to agree. */
export interface Subject {
  readonly repository: WebhookRepository
  readonly digest: string
  /** `undefined`: the artifact has none. */
  readonly tag: string | undefined
}

/** Reads the subject from the overrides of an event's data; what they leave open is `demo/app:v1`. */
export function readSubject(eventData: unknown): Subject {
  const { repository, resources } = isObject(eventData) ? eventData : {}
  const resource: unknown = Array.isArray(resources) ? resources[0] : undefined
  const given = isObject(resource) ? resource : {}
  const digest = textOf(given.digest) ?? `sha256:${'3f1c7a52'.repeat(8)}`
  const tag = 'tag' in given ? textOf(given.tag) : 'v1'
  // Harbor gives an untagged artifact its digest for a tag.
  return { repository: readRepository(repository), digest, tag: tag?.includes(':') ? undefined : tag }
}

function readRepository(given: unknown): WebhookRepository {
  const { repo_full_name, namespace, name } = isObject(given) ? given : {}
  const full = textOf(repo_full_name) ?? `${textOf(namespace) ?? 'demo'}/${textOf(name) ?? 'app'}`
  const slash = full.indexOf('/')
  return {
    name: full.slice(slash + 1),
    namespace: full.slice(0, slash),
    repo_full_name: full,
    repo_type: 'private',
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
