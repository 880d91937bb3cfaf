import type { FakeState } from '../fake-state'
import type { Route } from '../http/route'
import type { Part, State } from '../state'

/**
 * A part of Harbor: it keeps its own tables, answers its own operations, and knows what to do when something else goes. It is
 * a folder, a line in `index.ts` beside this, and, where it keeps tables, a line for each in `../fake-state.ts`.
 *
 * What it can do in its `start`:
 * - Go with something else: `projectDeleted`, `repositoryDeleting`, `artifactDeleting`, `userDeleted`, `labelDeleted`. Before
 *   something goes (`…Deleting`), a `Refusal` that is thrown keeps it.
 * - Hear of what happens: `projectCreated`, `artifactPushed`, `artifactPulled`, `artifactLabeled`,
 *   `artifactDeleted`, `tagCreated`, `tagDeleted`, `quotaExceeded`, `quotaWarned`.
 * - Keep a tag from being deleted or moved: `keepTags(state, (tag) => …)`. Messages and `immutable` in answers follow.
 * - Keep an image from being pulled: `artifactPulling`, with a `Refusal`. Who may pull anything does not get there.
 * - Tell of artifacts wherever they are shown: `tellOfArtifacts(state, (artifact, call) => …)`.
 * - See each request and its answer: `addWitness(state, (at) => (response) => …)`.
 *
 * And in its routes: jobs with tasks and logs (`jobsIn`, shown by `execution-views.ts`), schedules (`schedulerIn`), webhooks
 * (`notify`), and what an administrator has set (`settingsIn`).
 */
export interface Area {
  readonly routes: readonly Route[]
  /** Its tables, as `fake.state` calls them. */
  readonly tables?: Tables
  /** Subscribes to the topics of other areas, for each Harbor once. */
  readonly start?: (state: State) => void
}

type Tables = {
  readonly [Name in keyof FakeState]?: Part<{ all(): FakeState[Name][number][] }>
}
