import { contentTypeOf, isJsonType } from '../core/answer/media-type'
import type { Connection } from '../core/call/connection'
import { withAuth } from '../core/credentials'
import type { SendStep } from '../core/fetch'
import { CallRequest, startCall } from '../core/send/call-request'
import { createPipeline } from '../core/send/pipeline'
import { apiPath } from '../core/settings'
import { connectionOf } from './connection/connection-of'
import { parseChallenge } from './tokens/challenge'

/** `none`: the registry is no Harbor. `unknown`: it may be one, and does not say which. */
export type HarborVersion = { readonly major: number; readonly minor: number } | 'none' | 'unknown'

/** Bytes. Harbor's answer has less than one kB, besides a banner. */
const largest = 64 * 1024

/**
 * Asks which Harbor stands behind a registry client. Harbor tells those who have signed in (test/recordings/api/systeminfo.json).
 *
 * @throws what the request met: a `HarborError`, or the reason of the signal
 */
export async function harborVersionOf(
  client: object,
  signal: AbortSignal | undefined,
): Promise<HarborVersion> {
  const connection = connectionOf(client)
  if (connection === undefined) return 'unknown'
  const { credentials } = connection
  const { response, bytes } = await ask(connection, `${apiPath}/systeminfo`, signal, (fetch) =>
    withAuth(fetch, credentials),
  )
  if (response.ok && isJsonType(contentTypeOf(response))) return readVersion(bytes)
  return response.status === 404 && !(await isHarbor(connection, signal)) ? 'none' : 'unknown'
}

function readVersion(bytes: Uint8Array | undefined): HarborVersion {
  const text = new TextDecoder().decode(bytes)
  const [, major, minor] = /"harbor_version":\s*"v?(\d+)\.(\d+)/.exec(text) ?? []
  return major === undefined ? 'unknown' : { major: Number(major), minor: Number(minor) }
}

/** A proxy may lead to the registry of a Harbor only: the service that its tokens are for gives it away. */
async function isHarbor(connection: Connection, signal: AbortSignal | undefined): Promise<boolean> {
  const { response } = await ask(connection, '/v2/', signal, (fetch) => fetch)
  const challenge = parseChallenge(response.headers.get('www-authenticate'))
  return challenge?.scheme === 'bearer' && challenge.service === 'harbor-registry'
}

async function ask(
  { settings, credentials }: Connection,
  path: string,
  signal: AbortSignal | undefined,
  auth: (fetch: SendStep) => SendStep,
) {
  const headers = { ...settings.headers, accept: 'application/json' }
  const call = startCall(settings, undefined, { signal }, { largest })
  const send = createPipeline(settings, auth, credentials)
  return send(new CallRequest(settings.base + path, { headers }), call).finally(call.end)
}
