import { accessoriesIn } from '../areas/artifacts/accessory'
import type { Artifact } from '../areas/artifacts/artifact'
import { subjectKey } from '../areas/artifacts/artifacts'
import type { Project } from '../areas/projects/project'
import { Refusal } from '../http/answers'
import type { State } from '../state'
import { topic } from '../topic'
import type { Visit } from './visit'

/** Before a manifest is given out. Who throws a `Refusal` keeps it from being pulled. */
export const artifactPulling = topic<{ readonly artifact: Artifact }>()

/** What a project wants of an image before it is pulled, but by who is about to sign it. @throws {Refusal} 412 */
export function requirePullable(visit: Visit, artifact: Artifact): void {
  const { state, caller, request, project, repository } = visit
  const signs = /cosign|notation/.test(request.headers.get('user-agent') ?? '')
  if (signs && caller.hasToken && caller.may(project, repository, 'push')) return
  requireFit(state, project, artifact)
}

/** The same of who does not ask by HTTP: a replication. Signatures are pulled by everybody. @throws {Refusal} 412 */
export function requireFit(state: State, project: Project, artifact: Artifact): void {
  const [signature] = accessoriesIn(state).where('artifact', artifact.id)
  if (signature && Object.values(signatures).includes(signature.type)) return
  requireSignatures(state, project, artifact)
  artifactPulling.publish(state, { artifact })
}

function requireSignatures(state: State, project: Project, artifact: Artifact): void {
  const types = accessoriesIn(state)
    .where('subject', subjectKey(artifact))
    .map(({ type }) => type)
  const wanted = [
    ...(project.metadata.enable_content_trust_cosign === 'true' ? (['cosign'] as const) : []),
    ...(project.metadata.enable_content_trust === 'true' ? (['notation'] as const) : []),
  ]
  for (const signer of wanted) {
    if (types.includes(signatures[signer])) continue
    throw new Refusal(412, 'PROJECTPOLICYVIOLATION', `The image is not signed by ${signer}.`)
  }
}

const signatures: Readonly<Record<'cosign' | 'notation', string>> = {
  cosign: 'signature.cosign',
  notation: 'signature.notation',
}
