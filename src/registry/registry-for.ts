import { readOptions, refuseUnknown } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { connectionOf } from './connection/connection-of'
import { prepare } from './connection/prepared'
import { RegistryConnection } from './connection/registry-connection'
import { RegistryClient } from './registry-client'
import { readTokenOrigins } from './tokens/token-origins'

export interface RegistryForOptions {
  /** Other origins that may be given the credentials for a token, if the registry sends us there. @default none */
  tokenOrigins?: readonly string[] | undefined
}

/**
 * The registry of a Harbor, with the client's address, credentials and settings. It keeps its tokens: make it once.
 *
 * @param harbor a client that `new Harbor(…)` made
 * @throws {@link InvalidArgumentError} it is none, or an option is not what it should be
 */
export function registryFor(harbor: object, options: RegistryForOptions = {}): RegistryClient {
  const connection = connectionOf(harbor)
  if (connection === undefined) {
    throw new InvalidArgumentError('harbor', 'is not a client. Pass what `new Harbor(…)` made.')
  }
  refuseUnknown(readOptions(options), ['tokenOrigins'], ' All else is as the client has it.')
  const tokenOrigins = readTokenOrigins(options.tokenOrigins)
  return new RegistryClient(prepare(new RegistryConnection(connection, tokenOrigins)))
}
