import type { ImmutableRule } from '../../generated/models'
import { HarborError } from '../errors/harbor-error'

/** A project was not purged, or not to its end: `cause` says why. Calling `projects.purge` again goes on. */
export class ProjectPurgeError extends HarborError {
  override readonly name = 'ProjectPurgeError'
  /** The repositories that are gone. */
  readonly deleted: readonly string[]
  /** Immutable rules that were taken away and could not be put back. All others are in force again, under new ids. */
  readonly lostRules: readonly ImmutableRule[]

  constructor(
    project: string,
    done: {
      readonly deleted: readonly string[]
      readonly lostRules: readonly ImmutableRule[]
      readonly cause: unknown
    },
  ) {
    const { deleted, lostRules, cause } = done
    const why = cause instanceof Error ? cause.message : String(cause)
    const lost = lostRules.length === 0 ? '' : ` ${lostRules.length} immutable rules could not be put back.`
    super(
      `The project '${project}' is not purged, ${deleted.length} repositories are gone: ${why}.${lost} Call it again to go on`,
      { outcome: 'unknown', cause },
    )
    this.deleted = deleted
    this.lostRules = lostRules
  }
}
