import { badRequest, notFound, text, unprocessable } from '../../http/answers'
import { isRecord } from '../../http/json'
import { on, type Route } from '../../http/route'
import { blobsIn, manifestsIn } from '../../registry/content'
import type { State } from '../../state'
import { fileInArchive } from './archive'
import type { Artifact } from './artifact'
import { kindOf } from './artifact-kinds'
import { requireArtifact } from './artifact-lookup'
import { subjectKey } from './artifacts'
import { type ParsedManifest, parseManifest } from './manifest'

const names = ['build_history', 'values.yaml', 'readme.md', 'dependencies', 'sbom', 'license', 'files']

export const additionRoutes: readonly Route[] = [
  on('getAddition', async (call) => {
    const { addition } = call.params
    if (!names.includes(addition)) {
      throw unprocessable([`addition in path should be one of [${names.join(' ')}]`])
    }
    const artifact = requireArtifact(call, 'read', 'artifact-addition')
    if (addition === 'sbom' && artifact.media_type === sbomType) return sbomOf(call.state, artifact)
    const { additions, label, type } = kindOf(artifact.media_type)
    if (label === undefined) {
      throw badRequest(`the processor for artifact ${type} not found, cannot get the addition`)
    }
    if (!additions.includes(addition)) {
      const whose = label === '' ? '' : ` for ${label}`
      throw badRequest(`addition ${addition.toUpperCase()} isn't supported${whose}`)
    }
    return readers[addition]?.(call.state, artifact) ?? chartFile(call.state, artifact, addition)
  }),
]

const readers: Readonly<Record<string, (state: State, artifact: Artifact) => Response>> = {
  build_history: (state, artifact) => {
    const config = manifestOf(state, artifact)?.config
    const content = config && readJson(blobsIn(state).get(config.digest))
    return jsonAddition(isRecord(content) ? (content.history ?? null) : null)
  },
  dependencies: (_state, artifact) => jsonAddition(artifact.extra_attrs?.dependencies ?? null),
}

/** JSON under a type of its own (test/recordings/api/artifact.json, "sbom, of the SBOM artifact"). */
function sbomOf(state: State, artifact: Artifact): Response {
  const [layer] = manifestOf(state, artifact)?.layers ?? []
  return text(JSON.stringify(readJson(layer && blobsIn(state).get(layer.digest))), sbomType)
}

const sbomType = 'application/vnd.goharbor.harbor.sbom.v1'

function jsonAddition(content: unknown): Response {
  return text(JSON.stringify(content), 'application/json; charset=utf-8')
}

async function chartFile(state: State, artifact: Artifact, name: string): Promise<Response> {
  const [layer] = manifestOf(state, artifact)?.layers ?? []
  const archive = layer && blobsIn(state).get(layer.digest)
  const content = archive && (await fileInArchive(archive, name))
  if (content === undefined) throw notFound(`${name} not found`)
  return text(content, name.endsWith('.md') ? 'text/markdown; charset=utf-8' : 'text/plain; charset=utf-8')
}

function manifestOf(state: State, artifact: Artifact): ParsedManifest | undefined {
  const manifest = manifestsIn(state).get(subjectKey(artifact))
  return parseManifest(readJson(manifest?.bytes), artifact.manifest_media_type)
}

function readJson(bytes: Uint8Array | undefined): unknown {
  return bytes && JSON.parse(new TextDecoder().decode(bytes))
}
