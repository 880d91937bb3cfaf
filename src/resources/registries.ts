import type {
  ListRegistriesQuery,
  Registry,
  RegistryInfo,
  RegistryInput,
  RegistryPing,
  RegistryProviderInfo,
  RegistryUpdate,
} from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { type Created, created } from '../core/call/created'
import { Resource } from '../core/call/resource'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody, requireTexts } from './body'
import { namedRegistry, type RegistryEndpointReference } from './named-registry'

export type ListRegistriesOptions = CallOptions & Listed<ListRegistriesQuery, 'listRegistries'>

export interface CreateRegistryBody
  extends Pick<RegistryInput, 'credential' | 'description' | 'insecure' | 'ca_certificate'> {
  name: string
  /** What speaks there: `harbor`, `docker-hub`, `docker-registry`, `aws-ecr`, …; `providers` lists what this Harbor knows. */
  type: string
  /** With its scheme: `https://harbor.example.com`. Docker Hub: `https://hub.docker.com`. */
  url: string
}

/** What changes; the rest stays. */
export type UpdateRegistryBody = RegistryUpdate

/** An endpoint that is there, by its `id`; or one that is not yet, by `type` and `url`. */
export type PingRegistryBody = RegistryPing

/**
 * Registry endpoints: the other side of a replication, and what a proxy cache fetches from. An endpoint by name costs a GET
 * more than by id.
 *
 * Permission: system administrator, or a system robot with the action on `registry`.
 */
export class Registries extends Resource {
  /**
   * Lists the registry endpoints, the newest first unless `sort` says otherwise. A secret reads back as `*****`.
   *
   * Permission: system administrator, or as a robot `registry:list`.
   *
   * @param options `name` is part of a name.
   */
  list(options?: ListRegistriesOptions): Pager<Registry> {
    return this.listOf('listRegistries', options)
  }

  /**
   * Gets a registry endpoint. Its secret reads back as `*****`.
   *
   * Permission: system administrator, or as a robot `registry:read`.
   */
  get(registry: RegistryEndpointReference, options?: CallOptions): Call<Registry> {
    return this.callOn('getRegistry', namedRegistry, registry, options)
  }

  /**
   * Tells whether there is a registry endpoint.
   *
   * Permission: system administrator, or as a robot `registry:list`.
   */
  async exists(registry: RegistryEndpointReference, options?: CallOptions): Promise<boolean> {
    return this.existsIn('listRegistries', namedRegistry, registry, options)
  }

  /**
   * Makes a registry endpoint. Harbor asks it for its health first.
   *
   * Permission: system administrator, or as a robot `registry:create`.
   *
   * @throws {@link ConflictError} there is an endpoint of that name
   * @throws {@link ServerError} Harbor cannot reach the address, or does not know the `type`: it says 500 for both
   * @throws {@link BadRequestError} the other side answers, but refuses the credential
   *
   * @example Another Harbor, by a robot of its own
   * await harbor.registries.create({
   *   name: 'second',
   *   type: 'harbor',
   *   url: 'https://harbor2.example.com',
   *   credential: { type: 'basic', access_key: 'robot$replication', access_secret: secret },
   * })
   */
  create(body: CreateRegistryBody, options?: CallOptions): Call<Created> {
    return this.call(
      'createRegistry',
      options,
      () => ({ body: requireTexts(body, 'name', 'type', 'url') }),
      created,
    )
  }

  /**
   * Changes a registry endpoint; what is not given stays.
   *
   * Permission: system administrator, or as a robot `registry:update`.
   *
   * @throws {@link InvalidArgumentError} `url` without `access_secret`: later Harbors forget the secret with the old address.
   * Give both; an endpoint without credentials takes the empty string.
   */
  update(
    registry: RegistryEndpointReference,
    body: UpdateRegistryBody,
    options?: CallOptions,
  ): Call<undefined> {
    return this.callOn('updateRegistry', namedRegistry, registry, options, () => {
      const { url, access_secret } = requireBody(body)
      if (url !== undefined && url !== null && typeof access_secret !== 'string') {
        throw new InvalidArgumentError(
          'access_secret',
          "is missing: later Harbors forget it with a new `url`. Give '' where there is none.",
        )
      }
      return { body }
    })
  }

  /**
   * Deletes a registry endpoint.
   *
   * Permission: system administrator, or as a robot `registry:delete`.
   *
   * @throws {@link PreconditionFailedError} a replication policy or a proxy cache uses it
   */
  delete(registry: RegistryEndpointReference, options?: CallOptions): Call<undefined> {
    return this.callOn('deleteRegistry', namedRegistry, registry, options)
  }

  /**
   * Has Harbor try whether it reaches a registry.
   *
   * Permission: system administrator, or as a robot `registry:read`.
   *
   * @throws {@link BadRequestError} it answers, but refuses the credential
   * @throws {@link ServerError} it cannot be reached: Harbor says 500
   *
   * @example
   * await harbor.registries.ping({ id: 3 })
   */
  ping(body: PingRegistryBody, options?: CallOptions): Call<undefined> {
    return this.call('pingRegistry', options, () => {
      const { id, type, url } = requireBody(body)
      if (typeof id !== 'number' && (typeof type !== 'string' || typeof url !== 'string')) {
        throw new InvalidArgumentError('body', 'needs an `id`, or `type` and `url`.')
      }
      return { body }
    })
  }

  /**
   * Gets what a registry can do in a replication: filters and triggers. `0` is this Harbor itself.
   *
   * Permission: system administrator, or as a robot `registry:read`.
   */
  info(registry: RegistryEndpointReference, options?: CallOptions): Call<RegistryInfo> {
    return this.callOn('getRegistryInfo', namedRegistry, registry, options)
  }

  /**
   * Gets the types of registries that this Harbor knows. Empty where the server's settings allow none.
   *
   * Permission: system administrator, or as a robot `replication-adapter:list`.
   */
  types(options?: CallOptions): Call<string[]> {
    return this.call('listRegistryProviderTypes', options)
  }

  /**
   * Gets the addresses and credentials that each type of registry is known to have.
   *
   * Permission: system administrator, or as a robot `replication-adapter:list`.
   */
  providers(options?: CallOptions): Call<Record<string, RegistryProviderInfo>> {
    return this.call('listRegistryProviderInfos', options)
  }
}
