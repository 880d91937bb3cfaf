import { readAuth } from '../../core/auth'
import { warnOfPlainHttp } from '../../core/credentials'
import { type HarborOptions, readSettings } from '../../core/settings'
import { readTokenOrigins } from '../tokens/token-origins'
import { RegistryConnection } from './registry-connection'

export interface RegistryClientOptions extends Omit<HarborOptions, 'session' | 'checkCredentials'> {
  /** Other origins that may be given the credentials for a token, if the registry sends us there. @default none */
  tokenOrigins?: readonly string[] | undefined
}

/** @throws {@link InvalidArgumentError} an option is missing or not what it should be */
export function connect(options: RegistryClientOptions): RegistryConnection {
  const settings = readSettings(options, 'tokenOrigins')
  const credentials = readAuth(options.auth)
  const tokenOrigins = readTokenOrigins(options.tokenOrigins)
  warnOfPlainHttp(settings, credentials)
  return new RegistryConnection({ settings, credentials }, tokenOrigins)
}
