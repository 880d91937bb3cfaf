import type { ReplicationFilter, ReplicationTrigger } from '../../generated/models'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireText } from './body'
import { checkCron } from './cron'

type Decoration = 'matches' | 'excludes'

/**
 * What a replication policy takes. Patterns know `*` (no slash), `**`, `?` and `{a,b}`.
 *
 * @example
 * filters: [replicationFilter.name('demo/**'), replicationFilter.tag('v*'), replicationFilter.label(['released'])]
 */
export const replicationFilter = {
  /** Repositories with their project: `demo/**`. */
  name(pattern: string): ReplicationFilter {
    requireText('pattern', pattern)
    return { type: 'name', value: pattern }
  },
  /** Tags that match, or all others. */
  tag(pattern: string, decoration: Decoration = 'matches'): ReplicationFilter {
    requireText('pattern', pattern)
    return { type: 'tag', value: pattern, decoration: readDecoration(decoration) }
  },
  /** Artifacts that have all these labels, or the others. */
  label(names: readonly string[], decoration: Decoration = 'matches'): ReplicationFilter {
    if (!Array.isArray(names) || names.length === 0) {
      throw new InvalidArgumentError('names', 'must be a list with the name of a label in it.')
    }
    for (const name of names) requireText('names', name)
    return { type: 'label', value: names, decoration: readDecoration(decoration) }
  },
  /** Images only, or what is no image. */
  resource(type: 'image' | 'artifact'): ReplicationFilter {
    if (type === 'image' || type === 'artifact') return { type: 'resource', value: type }
    throw new InvalidArgumentError('type', "must be 'image' or 'artifact'.")
  },
} as const

function readDecoration(decoration: Decoration): Decoration {
  if (decoration === 'matches' || decoration === 'excludes') return decoration
  throw new InvalidArgumentError('decoration', "must be 'matches' or 'excludes'.")
}

/**
 * When a replication policy runs.
 *
 * @example
 * trigger: replicationTrigger.scheduled('0 0 2 * * *')
 */
export const replicationTrigger = {
  /** When it is started, by `replications.start`. */
  manual(): ReplicationTrigger {
    return { type: 'manual' }
  },
  /**
   * By the clock of the server, which is UTC in Harbor's own images.
   *
   * @param cron six fields, the seconds first and always 0
   */
  scheduled(cron: string): ReplicationTrigger {
    checkCron('cron', cron)
    return { type: 'scheduled', trigger_settings: { cron } }
  },
  /** At each push; and at each deletion, where the policy has `deletion`. */
  eventBased(): ReplicationTrigger {
    return { type: 'event_based' }
  },
} as const
