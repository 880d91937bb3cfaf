import type * as models from '../../../../generated/models'
import { toSeconds } from '../../engine/jobs'
import { manifestsIn, putBlob } from '../../registry/content'
import { pushManifest } from '../../registry/push'
import { makeAccessory, sbomType } from '../../seed/accessory'
import type { State } from '../../state'
import { accessoriesIn } from '../artifacts/accessory'
import { type Artifact, artifactsIn } from '../artifacts/artifact'
import { subjectKey } from '../artifacts/artifacts'
import { deleteArtifact } from '../artifacts/delete-artifact'
import { projectsIn } from '../projects/project'

/** Pushes an SBOM of an artifact, in place of the one before. @returns its digest */
export function makeSbom(
  state: State,
  artifact: Artifact,
  found: readonly models.ReportedVulnerability[],
): string {
  const subject = manifestsIn(state).get(subjectKey(artifact))
  const project = projectsIn(state).get(artifact.project_id)
  if (!subject || !project) throw new Error('the artifact is gone')
  for (const accessory of accessoriesIn(state).where('subject', subjectKey(artifact))) {
    const own = artifactsIn(state).get(accessory.artifact_id)
    const cause = { operator: '', origin: 'https://harbor.test', requestId: '' }
    if (own && accessory.type === 'sbom.harbor') deleteArtifact(state, own, cause)
  }
  const { repository_name: repository, digest } = artifact
  const created = toSeconds(state.now())
  const accessory = makeAccessory(
    {
      artifactType: sbomType,
      annotations: {
        created,
        'created-by': 'Harbor',
        'org.opencontainers.artifact.created': created,
        'org.opencontainers.artifact.description': 'SPDX JSON SBOM',
      },
      layers: [{ mediaType: sbomType, content: JSON.stringify(documentOf(artifact, found, created)) }],
    },
    { mediaType: subject.mediaType, manifest: subject.bytes, digest, blobs: [] },
  )
  for (const blob of accessory.blobs) if (blob.bytes) putBlob(state, repository, blob.digest, blob.bytes)
  const { mediaType, manifest: bytes } = accessory
  pushManifest(state, { project, repository, reference: accessory.digest, mediaType, bytes })
  return accessory.digest
}

function documentOf(
  { repository_name: name, digest }: Artifact,
  found: readonly models.ReportedVulnerability[],
  created: string,
) {
  const packages = new Map(found.map((one) => [`${one.package}-${one.version}`, one]))
  return {
    ...{ SPDXID: 'SPDXRef-DOCUMENT', creationInfo: { created, creators: ['Tool: harborkit-fake'] } },
    ...{ dataLicense: 'CC0-1.0', documentNamespace: `https://harbor.test/sbom/${digest}`, name },
    packages: [...packages].map(([id, { package: name, version: versionInfo }]) => {
      return { SPDXID: `SPDXRef-${id}`, downloadLocation: 'NOASSERTION', name, versionInfo }
    }),
    spdxVersion: 'SPDX-2.3',
  }
}
