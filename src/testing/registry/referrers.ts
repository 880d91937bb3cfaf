import { accessoriesIn } from '../areas/artifacts/accessory'
import { artifactsIn } from '../areas/artifacts/artifact'
import { subjectKey } from '../areas/artifacts/artifacts'
import { badRequest, json, text } from '../http/answers'
import { withoutUndefined } from '../http/json'
import { manifestsIn } from './content'
import { digestFault, isDigest } from './digest'
import { signature, type Visit } from './visit'

/** Harbor routes the GET only, and the registry behind it has no such page. */
export function noReferrersPage(): Response {
  const response = text('404 page not found\n', 'text/plain; charset=utf-8', 404)
  response.headers.set('x-content-type-options', 'nosniff')
  for (const [name, value] of Object.entries(signature)) response.headers.set(name, value)
  return response
}

/**
 * What names a digest as its subject, in one answer: `n` is not looked at, and neither subject nor repository need
 * exist. The total counts what the filter leaves out, too.
 */
export function listReferrers({ state, repository, reference, query }: Visit): Response {
  if (!isDigest(reference)) {
    throw badRequest(`unsupported digest ${reference}: ${digestFault(reference)}`)
  }
  const wanted = query.get('artifactType') ?? ''
  const accessories = accessoriesIn(state).where('subject', `${repository}@${reference}`)
  const manifests = accessories
    .flatMap(({ artifact_id }) => artifactsIn(state).get(artifact_id) ?? [])
    .filter(({ artifact_type }) => wanted === '' || artifact_type === wanted)
    .map((artifact) =>
      withoutUndefined({
        mediaType: artifact.manifest_media_type,
        digest: artifact.digest,
        size: manifestsIn(state).get(subjectKey(artifact))?.bytes.length ?? 0,
        annotations: artifact.annotations,
        artifactType: artifact.artifact_type || undefined,
      }),
    )
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  return json(
    { schemaVersion: 2, mediaType, manifests },
    {
      'content-type': mediaType,
      'x-total-count': String(accessories.length),
      ...(wanted === '' ? {} : { 'oci-filters-applied': 'artifactType' }),
    },
  )
}
