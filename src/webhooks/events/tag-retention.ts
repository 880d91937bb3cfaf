import * as z from 'zod/mini'
import { artifactInfos } from './artifact-infos'
import { type EventOf, payload } from './envelope'
import { loose, recordOf } from './loose'
import { number, optionalString, string } from './primitives'

/**
 * A run of a project's retention policy has deleted artifacts of one repository. A dry run, and a run that deletes
 * nothing, is no event. Each deletion comes as a `DELETE_ARTIFACT` too. `deletedArtifacts` reads it.
 */
export interface TagRetentionEvent
  extends EventOf<'TAG_RETENTION', RetentionEventData, 'harbor.tag_retention.finished'> {}

export interface RetentionEventData {
  retention: RetentionDetails
}

export interface RetentionDetails {
  /** Artifacts of this repository that were looked at. */
  total: number
  /** Immutable ones count as retained. */
  retained: number
  /** Without the port. */
  harbor_hostname: string
  project_name: string
  retention_policy_id: number
  /** Absent where the rules have been removed since. */
  retention_rule?: RetentionRuleDetails[] | undefined
  /** `SUCCESS`. */
  result: string
  deleted_artifact: DeletedArtifactInfo[]
}

export interface RetentionRuleDetails {
  /** `always`, `latestPushedK`, `nDaysSinceLastPull` … */
  template: string
  /** Absent where the template has none. */
  params?: Record<string, unknown> | undefined
  tag_selectors?: RetentionSelectorDetails[] | undefined
  /** `repository` is the one scope there is. */
  scope_selectors?: Record<string, RetentionSelectorDetails[]> | undefined
}

export interface RetentionSelectorDetails {
  /** `doublestar`. */
  kind: string
  /** `matches`, `excludes`, `repoMatches` or `repoExcludes`. */
  decoration: string
  pattern: string
  /** JSON in a string, `{"untagged": false}`, or empty. */
  extras?: string | undefined
}

export interface DeletedArtifactInfo {
  /** `image`. */
  type: string
  status: string
  /** `app:v1` or `app@sha256:…`. Without the project. */
  name_tag: string
  /** Null. */
  references?: string[] | null | undefined
  fail_reason?: string | undefined
}

const selectors = z.array(
  loose({
    kind: string,
    decoration: string,
    pattern: string,
    extras: optionalString,
  }),
)

const retentionEventData = loose({
  retention: loose({
    total: number,
    retained: number,
    harbor_hostname: string,
    project_name: string,
    retention_policy_id: number,
    retention_rule: z.optional(
      z.array(
        loose({
          template: string,
          params: z.optional(recordOf(z.unknown())),
          tag_selectors: z.optional(selectors),
          scope_selectors: z.optional(recordOf(selectors)),
        }),
      ),
    ),
    result: string,
    deleted_artifact: artifactInfos,
  }),
})

export const tagRetentionPayload = payload('TAG_RETENTION', retentionEventData)
