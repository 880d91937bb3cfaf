import type { ReplicationFilter, ReplicationTrigger } from '../../generated/models'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireText } from './body'
import { checkCron } from './cron'
import { joinPatterns, type Patterns } from './rule-draft'

type Decoration = 'matches' | 'excludes'

/**
 * Filters of a replication policy: which artifacts it replicates. Patterns know `*` (no slash), `**`, `?` and `{a,b}`. Several
 * are given as a list, or to `name` one by one.
 *
 * @example
 * filters: [replicationFilter.name('demo/**'), replicationFilter.tag('v*'), replicationFilter.label(['released'])]
 */
export const replicationFilter = {
  /** Repositories with their project: `demo/**`. */
  name(...patterns: readonly Patterns[]): ReplicationFilter {
    return { type: 'name', value: joinPatterns(patterns, true) }
  },
  /** Tags that match the patterns; with `'excludes'`, those that do not: `tag(['v*', 'w*'], 'excludes')`. */
  tag(patterns: Patterns, decoration: Decoration = 'matches'): ReplicationFilter {
    const value = joinPatterns([patterns], false)
    return { type: 'tag', value, decoration: readDecoration(decoration) }
  },
  /** Artifacts that have all these labels; with `'excludes'`, those that do not. */
  label(names: readonly string[], decoration: Decoration = 'matches'): ReplicationFilter {
    if (!Array.isArray(names) || names.length === 0) {
      throw new InvalidArgumentError('names', 'must be a list with the name of a label in it.')
    }
    for (const name of names) requireText('names', name)
    return { type: 'label', value: names, decoration: readDecoration(decoration) }
  },
  /** Only images, or only artifacts that are no images. */
  resource(type: 'image' | 'artifact'): ReplicationFilter {
    if (type === 'image' || type === 'artifact') return { type: 'resource', value: type }
    throw new InvalidArgumentError('type', "must be 'image' or 'artifact'.")
  },
} as const

function readDecoration(decoration: Decoration): Decoration {
  if (decoration === 'matches' || decoration === 'excludes') return decoration
  throw new InvalidArgumentError(
    'decoration',
    "must be 'matches' or 'excludes'. Several patterns are a list.",
  )
}

/**
 * When a replication policy runs.
 *
 * @example
 * trigger: replicationTrigger.scheduled('0 0 2 * * *')
 */
export const replicationTrigger = {
  /** Only when `replications.start` starts it. */
  manual(): ReplicationTrigger {
    return { type: 'manual' }
  },
  /**
   * The times are those of the server, which is UTC in Harbor's own images.
   *
   * @param cron six fields. The first is the seconds and has to be 0.
   */
  scheduled(cron: string): ReplicationTrigger {
    checkCron('cron', cron)
    return { type: 'scheduled', trigger_settings: { cron } }
  },
  /** At each push. Also at each deletion if the policy has `deletion`. */
  eventBased(): ReplicationTrigger {
    return { type: 'event_based' }
  },
} as const
