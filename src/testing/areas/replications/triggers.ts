import { isPublic } from '../../access/access'
import type { Cause } from '../../http/cause'
import type { State } from '../../state'
import type { Artifact } from '../artifacts/artifact'
import {
  artifactDeleted,
  artifactPushed,
  type TagEvent,
  tagCreated,
  tagDeleted,
} from '../artifacts/artifact-events'
import { projectsIn } from '../projects/project'
import { resourceArtifact } from './local-side'
import { replicationPoliciesIn } from './replication-policy'
import { chosenBy, startReplication } from './run'

/** Policies with the trigger `event_based` follow what is pushed, tagged and deleted here. */
export function followEvents(state: State): void {
  const byTag = ({ artifact, tag, cause }: TagEvent, gone?: 'tag') =>
    follow(state, { artifact, tags: [tag], cause, gone })
  artifactPushed.subscribe(state, ({ artifact, tag, cause }) =>
    follow(state, { artifact, tags: tag === undefined ? [] : [tag], cause, gone: undefined }),
  )
  artifactDeleted.subscribe(state, ({ artifact, cause }) =>
    follow(state, { artifact, tags: undefined, cause, gone: 'artifact' }),
  )
  tagCreated.subscribe(state, (event) => byTag(event))
  tagDeleted.subscribe(state, (event) => byTag(event, 'tag'))
}

interface Happened {
  readonly artifact: Artifact
  /** `undefined`: all that it has. */
  readonly tags: readonly string[] | undefined
  readonly cause: Cause
  readonly gone: 'tag' | 'artifact' | undefined
}

function follow(state: State, { artifact, tags, cause, gone }: Happened): void {
  const project = projectsIn(state).get(artifact.project_id)
  const own = resourceArtifact(state, artifact)
  const resource = {
    repository: artifact.repository_name,
    isPublic: project !== undefined && isPublic(project),
    artifacts: [{ ...own, tags: tags ?? own.tags }],
  }
  for (const policy of replicationPoliciesIn(state).all()) {
    const isAbout = policy.enabled && policy.src_registry_id === 0 && policy.trigger?.type === 'event_based'
    const chosen = isAbout && (policy.replicate_deletion || !gone) ? chosenBy(policy, resource) : undefined
    if (!chosen) continue
    startReplication(state, policy, {
      by: 'EVENT',
      cause,
      event: { resource: chosen, ...(gone && { gone }) },
    })
  }
}
