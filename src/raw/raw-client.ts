import createClient, { type Client } from 'openapi-fetch'
import type { paths } from '../../generated/schema'
import { connectionKey } from '../core/call/connection'
import { encodePath } from '../core/call/path'
import { encodeQuery } from '../core/call/query'
import { encodeBody } from '../core/call/request'
import type { Transport } from '../core/call/transport'
import { type DefaultOptions, withDefaults } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { finderOf } from './find-operation'
import { createRawFetch } from './raw-fetch'
import { RawRequest } from './raw-request'
import { wireRules } from './wire-rules'

/** openapi-fetch's client over all operations of Harbor, by their paths. */
export type RawClient = Client<paths>

/**
 * The generated client: openapi-fetch's own, on the connection of a client, with its credentials, retries, clocks, queue
 * and path encoding.
 *
 * A status that is no success comes back as `error`, which is the body of the answer, after any retries; where the body is
 * empty it is empty too, so look at `response.ok`. What throws is that no answer of Harbor's came.
 * A middleware that returns another `Request` should pass `signal` on.
 *
 * @param harbor a client that `new Harbor(…)` made
 * @param options in place of the client's
 * @throws {@link InvalidArgumentError} it is no client, or an option is not what it should be
 *
 * @example
 * const raw = rawClient(harbor)
 * const { data, error } = await raw.GET('/projects/{project_name_or_id}', {
 *   params: { path: { project_name_or_id: 'demo' } },
 * })
 */
export function rawClient(harbor: object, options: DefaultOptions = {}): RawClient {
  const transport = readTransport(harbor)
  const settings = withDefaults(transport.settings, options)
  const find = finderOf(transport.operations())
  const client = createClient<paths>({
    baseUrl: settings.api,
    headers: settings.headers,
    fetch: createRawFetch(settings, transport, find),
    Request: RawRequest,
    pathSerializer: encodePath,
    querySerializer: encodeQuery,
    bodySerializer: encodeBody,
  })
  client.use(wireRules(find))
  return client
}

function readTransport(harbor: object): Transport {
  const transport: unknown =
    typeof harbor === 'object' && harbor !== null ? Reflect.get(harbor, connectionKey) : undefined
  if (isTransport(transport)) return transport
  throw new InvalidArgumentError('harbor', 'is not a client. Pass what `new Harbor(…)` made.')
}

/** By its shape: the client may be of the other module format, where classes are others. */
function isTransport(value: unknown): value is Transport {
  return typeof value === 'object' && value !== null && 'settings' in value && 'operations' in value
}
