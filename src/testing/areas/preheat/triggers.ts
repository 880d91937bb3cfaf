import type { State } from '../../state'
import type { Artifact } from '../artifacts/artifact'
import { artifactLabeled, artifactPushed } from '../artifacts/artifact-events'
import { tagsOf } from '../artifacts/tags'
import { projectsIn } from '../projects/project'
import { scanEnded } from '../scanning/scan'
import { choose } from './candidates'
import { parseTrigger } from './policy-json'
import { tryToStart } from './policy-schedule'
import { preheatPoliciesIn } from './preheat-policy'

/** Policies with the trigger `event_based` follow what is pushed with a tag, scanned and labeled. */
export function followEvents(state: State): void {
  artifactPushed.subscribe(state, ({ artifact, tag }) => {
    if (tag !== undefined) follow(state, artifact, [tag])
  })
  artifactLabeled.subscribe(state, (artifact) => follow(state, artifact, namesOf(state, artifact)))
  scanEnded.subscribe(state, ({ artifact, status }) => {
    if (status === 'Success') follow(state, artifact, namesOf(state, artifact))
  })
}

function namesOf(state: State, artifact: Artifact): string[] {
  return tagsOf(state, artifact).map(({ name }) => name)
}

function follow(state: State, artifact: Artifact, tags: readonly string[]): void {
  const project = projectsIn(state).get(artifact.project_id)
  if (!project || artifact.type !== 'IMAGE') return
  const candidates = tags.map((tag) => ({ artifact, tag }))
  for (const policy of preheatPoliciesIn(state).where('project', project.id)) {
    if (parseTrigger(policy.trigger).type !== 'event_based') continue
    state.clock.afterPause(500, async () => {
      if (isAbout(() => choose(state, policy, project, candidates)))
        await tryToStart(state, policy, candidates)
    })
  }
}

/** Filters that do not do are about nothing. */
function isAbout(chosen: () => readonly unknown[]): boolean {
  try {
    return chosen().length > 0
  } catch {
    return false
  }
}
