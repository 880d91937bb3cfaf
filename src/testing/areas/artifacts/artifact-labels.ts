import type { State } from '../../state'
import { type Artifact, artifactsIn } from './artifact'

export function addLabel(state: State, artifact: Artifact, label: number): void {
  artifactsIn(state).update(artifact, { labels: new Set([...artifact.labels, label]) })
}

export function removeLabel(state: State, artifact: Artifact, label: number): void {
  const labels = new Set([...artifact.labels].filter((one) => one !== label))
  artifactsIn(state).update(artifact, { labels })
}

export function removeLabelEverywhere(state: State, label: number): void {
  for (const artifact of artifactsIn(state).all()) {
    if (artifact.labels.has(label)) removeLabel(state, artifact, label)
  }
}
