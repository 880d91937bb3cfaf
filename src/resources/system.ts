import type {
  GeneralInfo,
  OverallHealthStatus,
  SearchResult,
  Statistic,
  SystemInfo,
} from '../../generated/models'
import type { Call } from '../core/call/call'
import { Resource } from '../core/call/resource'
import type { CallOptions } from '../core/settings'
import { requireText } from './body'

/** The Harbor itself: whether it is well, what it is, what it holds, and what room it has left. */
export class System extends Resource {
  /**
   * Asks each component how it is. Harbor answers 200 also when it is ill, so this does not throw then: read `status`,
   * `'healthy'` or `'unhealthy'`, of the whole and of each component, whose `error` says what is wrong.
   *
   * Permission: none.
   */
  health(options?: CallOptions): Call<OverallHealthStatus> {
    return this.call('getHealth', options)
  }

  /**
   * Tells whether Harbor's API answers: `'Pong'`.
   *
   * Permission: none.
   */
  ping(options?: CallOptions): Call<string> {
    return this.call('getPing', options, () => ({ accept: 'text/plain' }))
  }

  /**
   * Gets what Harbor tells of itself. Anonymous callers are told `auth_mode`, `banner_message`, `oidc_provider_name`,
   * `primary_auth_mode` and `self_registration`; users also the version, addresses and settings.
   * Harbor answers wrong credentials here as if there were none.
   *
   * `banner_message` is JSON in a string: `{ message, type, closable, fromDate, toDate }`.
   *
   * Permission: none.
   */
  info(options?: CallOptions): Call<GeneralInfo> {
    return this.call('getSystemInfo', options)
  }

  /**
   * Gets how much room the registry's storage has, in bytes. `total` and `free` are absent where Harbor cannot tell.
   *
   * Permission: system administrator, or as a robot `system-volumes:read`.
   */
  volumes(options?: CallOptions): Call<SystemInfo> {
    return this.call('getVolumes', options)
  }

  /**
   * Downloads the CA certificate that Harbor offers to its users, as PEM.
   *
   * Permission: none.
   *
   * @throws {@link NotFoundError} Harbor has none: `has_ca_root` of `info` is `false`
   */
  certificate(options?: CallOptions): Call<string> {
    // Asked for JSON alone, Harbor answers `{}` (test/recordings/api/systeminfo.json).
    return this.call('getCert', options, () => ({ accept: '*/*' }))
  }

  /**
   * Searches for projects and repositories by a part of their names, among those that the caller may see. Harbor gives all
   * that it finds at once.
   *
   * Permission: none.
   *
   * @example
   * const { project, repository } = await harbor.system.search('alpine')
   */
  search(word: string, options?: CallOptions): Call<SearchResult> {
    return this.call('search', options, () => {
      requireText('word', word)
      return { query: { q: word } }
    })
  }

  /**
   * Counts projects and repositories, private and public, and the bytes that are stored. Of a system administrator all; of
   * other users the private ones are those they are members of, and the totals are 0.
   *
   * Permission: any user or robot.
   */
  statistics(options?: CallOptions): Call<Statistic> {
    return this.call('getStatistic', options)
  }
}
