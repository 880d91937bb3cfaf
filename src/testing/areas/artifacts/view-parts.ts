import type * as models from '../../../../generated/models'
import type { Call } from '../../http/route'
import { part, type State } from '../../state'
import type { Artifact } from './artifact'

export type ArtifactPart = Pick<models.Artifact, 'addition_links' | 'sbom_overview' | 'scan_overview'>

/** What another area has to tell of an artifact wherever it is shown. The call says what was asked for. */
export type TellPart = (artifact: Artifact, call: Call) => ArtifactPart

const partsIn = part((): TellPart[] => [])

/** From now on artifacts are shown with this, too. Links to additions go beside those that are there. */
export function tellOfArtifacts(state: State, tell: TellPart): void {
  partsIn(state).push(tell)
}

export function partsOf(call: Call, artifact: Artifact): ArtifactPart {
  const parts = partsIn(call.state).map((tell) => tell(artifact, call))
  const links = Object.assign({}, ...parts.map(({ addition_links }) => addition_links))
  return Object.assign({}, ...parts, { addition_links: links })
}
