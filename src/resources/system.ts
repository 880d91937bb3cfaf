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

/** Harbor itself: its health, version, settings, statistics and storage. */
export class System extends Resource {
  /**
   * Gets the health of Harbor and of each of its components. It does not throw if Harbor is unhealthy, as Harbor
   * answers 200 then too: read `status`, which is `'healthy'` or `'unhealthy'`. The `error` of a component says what is
   * wrong with it.
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
   * Gets general information about Harbor. Anonymous callers get `auth_mode`, `banner_message`, `oidc_provider_name`,
   * `primary_auth_mode` and `self_registration`; all others also get the version, addresses and settings. Wrong
   * credentials get the answer for anonymous callers.
   *
   * `banner_message` is JSON in a string: `{ message, type, closable, fromDate, toDate }`.
   *
   * Permission: none.
   */
  info(options?: CallOptions): Call<GeneralInfo> {
    return this.call('getSystemInfo', options)
  }

  /**
   * Gets the size of the registry's storage and how much of it is free, in bytes. `total` and `free` are absent if
   * Harbor cannot tell.
   *
   * Permission: system administrator, or as a robot `system-volumes:read`.
   */
  volumes(options?: CallOptions): Call<SystemInfo> {
    return this.call('getVolumes', options)
  }

  /**
   * Gets the CA certificate that Harbor offers for download, as PEM.
   *
   * Permission: none.
   *
   * @throws {@link NotFoundError} Harbor has none; `has_ca_root` of `info` is `false` then
   */
  certificate(options?: CallOptions): Call<string> {
    // Asked for JSON alone, Harbor answers `{}` (test/recordings/api/systeminfo.json).
    return this.call('getCert', options, () => ({ accept: '*/*' }))
  }

  /**
   * Searches for projects and repositories by a part of their names, among those that the caller may see. The answer
   * has all of them; there are no pages.
   *
   * Permission: none.
   *
   * @example
   * const { project, repository } = await harbor.system.search('alpine')
   */
  search(word: string, options?: CallOptions): Call<SearchResult> {
    return this.call('search', options, () => ({ query: { q: requireText('word', word) } }))
  }

  /**
   * Gets the numbers of private and public projects and repositories, and how many bytes are stored. A system
   * administrator gets them for the whole Harbor. For other callers, only private projects of which they are members
   * count, and the totals are 0.
   *
   * Permission: any user or robot.
   */
  statistics(options?: CallOptions): Call<Statistic> {
    return this.call('getStatistic', options)
  }
}
