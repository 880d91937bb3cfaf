import type { ListQuotasQuery, Project, Quota, ResourceList } from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import type { Named } from '../core/call/named'
import { Resource } from '../core/call/resource'
import { nameNotFound } from '../core/paging/name-not-found'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody } from './body'
import { namedProject } from './named-project'

/** A quota by the name of its project (`'demo'`) or by its own id (`6`), which is not the project's. */
export type QuotaReference = string | number

export type ListQuotasOptions = CallOptions & Listed<ListQuotasQuery, 'listQuotas'>

export interface UpdateQuotaBody {
  /** `storage`: in bytes, or -1 for no limit. */
  hard: ResourceList
}

/** The project that names a quota. */
const ownProject: Named<Project> = { ...namedProject, argument: 'quota' }

/** Quotas: how many bytes a project may store, and how many it has stored. For system administrators. */
export class Quotas extends Resource {
  /**
   * Lists the quotas in the order of their creation unless `sort` says otherwise. This list is read by page: one may be
   * missed while projects are created or deleted.
   *
   * Permission: system administrator, or as a robot `quota:list`.
   *
   * @param options For the quota of one project: `reference: 'project'`, and its id as a string in `reference_id`.
   * `sort`: by `used.storage`, `hard.storage`, `creation_time` or `update_time`.
   */
  list(options?: ListQuotasOptions): Pager<Quota> {
    return this.listOf('listQuotas', options, () => ({}), { sort: 'creation_time' })
  }

  /**
   * Gets a quota. By the name of its project it takes two GETs, one of them for the project's id. By its own id it
   * takes one, and `update_time` is in the year 1.
   *
   * Permission: system administrator, or as a robot `quota:read`.
   */
  get(quota: QuotaReference, options?: CallOptions): Call<Quota> {
    if (typeof quota === 'string') return this.#ofProject(quota, options)
    return this.call('getQuota', options, async (own) => ({ path: { id: await this.#id(quota, own) } }))
  }

  /**
   * Sets the limit of a quota. The name of its project costs two more GETs. The limit may be below what is stored: then
   * nothing more can be pushed.
   *
   * Permission: system administrator, or as a robot `quota:update`.
   *
   * @throws {@link InvalidArgumentError} `hard.storage` is neither -1 nor a whole number of bytes above 0
   */
  update(quota: QuotaReference, body: UpdateQuotaBody, options?: CallOptions): Call<undefined> {
    const prepare = async (own: CallOptions) => {
      checkStorage(requireBody(body).hard?.storage)
      return { path: { id: await this.#id(quota, own) }, body }
    }
    return this.call('updateQuota', options, prepare)
  }

  async #id(quota: QuotaReference, own: CallOptions): Promise<number> {
    const named: Named<Quota> = {
      argument: 'quota',
      idOf: ({ id }) => id,
      find: (_transport, project, own) => this.#ofProject(project, own),
    }
    return this.idOf(named, quota, own)
  }

  #ofProject(project: string, options: CallOptions | undefined): Call<Quota> {
    return this.call(
      'listQuotas',
      options,
      async (own) => {
        const reference_id = String(await this.idOf(ownProject, project, own))
        return { query: { reference: 'project', reference_id } }
      },
      ({ data: [quota], response }) => {
        if (quota !== undefined) return quota
        const problem = `project '${project}' has no quota`
        throw nameNotFound(this.settings, problem, { operation: 'listQuotas', response })
      },
    )
  }
}

function checkStorage(storage: number | undefined): void {
  if (storage === -1 || (Number.isSafeInteger(storage) && Number(storage) > 0)) return
  throw new InvalidArgumentError('hard.storage', 'must be bytes, a whole number above 0, or -1 for no limit.')
}
