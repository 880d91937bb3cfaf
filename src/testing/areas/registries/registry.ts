import { table } from '../../table'
import { topic } from '../../topic'

/** Another registry, which replication and proxy caches ask. */
export interface Registry {
  readonly id: number
  readonly name: string
  readonly description: string
  /** `harbor`, `docker-hub`, … */
  readonly type: string
  readonly url: string
  readonly insecure: boolean
  readonly ca_certificate: string
  readonly credential_type: string
  readonly access_key: string
  readonly access_secret: string
  readonly status: 'healthy' | 'unhealthy'
  readonly creation_time: string
  readonly update_time: string
}

export const registriesIn = table<Registry, 'name'>({ name: (registry) => registry.name })

/** How one is reached. */
export type Endpoint = Pick<Registry, 'type' | 'url' | 'access_key' | 'access_secret'>

/** Before it goes: a refusal keeps it. */
export const registryDeleting = topic<Registry>()
