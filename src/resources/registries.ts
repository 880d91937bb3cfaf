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
  /**
   * The type of the registry: `harbor`, `docker-hub`, `docker-registry`, `aws-ecr`, … `types` lists those that this
   * Harbor supports.
   */
  type: string
  /** With its scheme: `https://harbor.example.com`. Docker Hub: `https://hub.docker.com`. */
  url: string
}

/** The members to change. All others stay as they are. */
export type UpdateRegistryBody = RegistryUpdate

/** An endpoint that Harbor has, by its `id`; or one that is not created yet, by `type` and `url`. */
export type PingRegistryBody = RegistryPing

/**
 * Registry endpoints: other registries, to replicate to or from, or to cache. An endpoint by its name costs one more
 * GET.
 *
 * Permission: system administrator, or a system robot with the action on `registry`.
 */
export class Registries extends Resource {
  /**
   * Lists the registry endpoints, newest first unless `sort` says otherwise. Their secrets are `*****`.
   *
   * Permission: system administrator, or as a robot `registry:list`.
   *
   * @param options `name`: a part of the name.
   */
  list(options?: ListRegistriesOptions): Pager<Registry> {
    return this.listOf('listRegistries', options)
  }

  /**
   * Gets a registry endpoint. Its secret is `*****`.
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
   * Makes a registry endpoint. Harbor checks its health first.
   *
   * Permission: system administrator, or as a robot `registry:create`.
   *
   * @throws {@link ConflictError} there is an endpoint of that name
   * @throws {@link ServerError} Harbor cannot reach the address, or does not know the `type`; both are a 500
   * @throws {@link BadRequestError} the registry refuses the credential
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
   * Changes a registry endpoint. Members that are not given stay as they are. A `url` without
   * `access_secret` costs one GET more.
   *
   * Permission: system administrator, or as a robot `registry:update`.
   *
   * @throws {@link InvalidArgumentError} a new `url` is given without `access_secret`. Later versions of Harbor delete the
   * secret where the `url` changes, so give both, and `''` for an endpoint without credentials.
   */
  update(
    registry: RegistryEndpointReference,
    body: UpdateRegistryBody,
    options?: CallOptions,
  ): Call<undefined> {
    return this.callOn('updateRegistry', namedRegistry, registry, options, async (own) => {
      const { url, access_secret } = requireBody(body)
      const bare = typeof url === 'string' && typeof access_secret !== 'string'
      if (bare && (await this.read(namedRegistry, registry, own)).url !== url) {
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
   * Checks whether Harbor can reach a registry.
   *
   * Permission: system administrator, or as a robot `registry:read`.
   *
   * @throws {@link BadRequestError} the registry refuses the credential
   * @throws {@link ServerError} Harbor cannot reach it; this is a 500
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
   * Gets the filters and triggers that a registry supports in a replication. `0` is this Harbor itself.
   *
   * Permission: system administrator, or as a robot `registry:read`.
   */
  info(registry: RegistryEndpointReference, options?: CallOptions): Call<RegistryInfo> {
    return this.callOn('getRegistryInfo', namedRegistry, registry, options)
  }

  /**
   * Lists the types of registries that this Harbor supports. The list is empty if the server's settings allow none.
   *
   * Permission: system administrator, or as a robot `replication-adapter:list`.
   */
  types(options?: CallOptions): Call<string[]> {
    return this.call('listRegistryProviderTypes', options)
  }

  /**
   * Gets, for each type of registry, its known addresses and how its credentials are built.
   *
   * Permission: system administrator, or as a robot `replication-adapter:list`.
   */
  providers(options?: CallOptions): Call<Record<string, RegistryProviderInfo>> {
    return this.call('listRegistryProviderInfos', options)
  }
}
