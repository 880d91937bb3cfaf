import { badRequest, internalError } from '../../http/answers'
import type { State } from '../../state'
import type { Endpoint } from './registry'

/** Of those that Harbor knows to speak with. */
export const registryTypes = [
  ...[
    'ali-acr',
    'aws-ecr',
    'azure-acr',
    'docker-hub',
    'docker-registry',
    'github-ghcr',
    'google-gcr',
    'harbor',
  ],
  ...['huawei-SWR', 'jfrog-artifactory', 'tencent-tcr', 'volcengine-cr'],
]

/**
 * Asks a Harbor whether it is there and knows the credentials. What is no Harbor is not asked, and is well.
 *
 * @throws {Refusal} 500 where nobody answers, 400 where the credentials are wrong
 */
export async function requireHealthy(state: State, endpoint: Endpoint): Promise<void> {
  const url = readURL(endpoint.url)
  if (!registryTypes.includes(endpoint.type)) throw internalError()
  if (endpoint.type !== 'harbor') return
  const version = await ask(state, new Request(`${url}/api/version`))
  if (!version.ok) throw internalError()
  if (endpoint.access_key === '') return
  const known = await ask(state, new Request(`${url}/v2/`, { headers: { authorization: basic(endpoint) } }))
  if (!known.ok) throw badRequest('the registry is unhealthy')
}

/** Without a slash at its end. @throws {Refusal} 400 */
export function readURL(text: string): string {
  if (text === '') throw badRequest('empty string')
  const url = (text.includes('://') ? text : `http://${text}`).replace(/\/+$/, '')
  const [, odd] = /^[a-z]+:\/\/[^/]*?([\s<>"{}|\\^`])/i.exec(url) ?? []
  if (odd !== undefined) {
    throw badRequest(`invalid URL: parse "${url}": invalid character "${odd}" in host name`)
  }
  return url
}

export function basic({ access_key, access_secret }: Pick<Endpoint, 'access_key' | 'access_secret'>): string {
  const bytes = new TextEncoder().encode(`${access_key}:${access_secret}`)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}

async function ask(state: State, request: Request): Promise<Response> {
  try {
    return await state.send(request)
  } catch {
    throw internalError()
  }
}
