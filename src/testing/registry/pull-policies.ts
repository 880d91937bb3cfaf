import { accessoriesIn } from '../areas/artifacts/accessory'
import type { Artifact } from '../areas/artifacts/artifact'
import { subjectKey } from '../areas/artifacts/artifacts'
import { Refusal } from '../http/answers'
import { topic } from '../topic'
import type { Visit } from './visit'

/** Before a manifest is given out. Who throws a `Refusal` keeps it from being pulled. */
export const artifactPulling = topic<{ readonly artifact: Artifact; readonly visit: Visit }>()

/** What a project wants of an image before it is pulled. @throws {Refusal} 412 */
export function requirePullable(visit: Visit, artifact: Artifact): void {
  if (isExempt(visit, artifact)) return
  requireSignatures(visit, artifact)
  artifactPulling.publish(visit.state, { artifact, visit })
}

/** Signatures are pulled by everybody, and images by who is about to sign them. */
function isExempt({ state, caller, request, project, repository }: Visit, { id }: Artifact): boolean {
  const [signature] = accessoriesIn(state).where('artifact', id)
  if (signature && Object.values(signatures).includes(signature.type)) return true
  const signs = /cosign|notation/.test(request.headers.get('user-agent') ?? '')
  return signs && caller.hasToken && caller.may(project, repository, 'push')
}

function requireSignatures({ state, project }: Visit, artifact: Artifact): void {
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
