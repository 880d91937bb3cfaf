import type { ListProjectsQuery, Project, ProjectDeletable, ProjectSummary } from '../../generated/models'
import { type Listed, takeOut } from '../core/call/arguments'
import { type Call, isThere } from '../core/call/call'
import { type Created, created } from '../core/call/created'
import { Resource } from '../core/call/resource'
import type { HeadersByName } from '../core/fetch'
import { readHeaders } from '../core/headers'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireText } from './body'
import type { ProjectReference } from './named-project'
import { type CreateProjectBody, readNewProject, readProject, type UpdateProjectBody } from './project-body'
import type { ProjectPurge, PurgeProjectOptions } from './purge-options'
import { purgeProject } from './purge-project'

export type ListProjectsOptions = CallOptions & Listed<ListProjectsQuery, 'listProjects'>

/** Projects: what holds repositories, members, robots, policies and a quota. */
export class Projects extends Resource {
  /**
   * Lists the projects that the caller may see: their own, and all public ones. Newest first unless `sort` says otherwise.
   *
   * Permission: none. Anonymous callers see public projects.
   *
   * @param options `name` is part of a name, `owner` a user name. `with_detail: false` leaves out the CVE allowlist.
   */
  list(options?: ListProjectsOptions): Pager<Project> {
    return this.listOf('listProjects', options, () => ({}), { identity: 'project_id' })
  }

  /**
   * Gets a project.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `project:read`.
   *
   * @throws {@link NotFoundError} it does not exist. Harbor says so to administrators only; others get a {@link ForbiddenError},
   * anonymous callers an {@link UnauthorizedError}.
   */
  get(project: ProjectReference, options?: CallOptions): Call<Project> {
    return this.call('getProject', options, () => ({ path: { project_name_or_id: project } }))
  }

  /**
   * Tells whether a project exists. By name every user and robot may ask, also of a project that they may not see; by id
   * only whoever may see it.
   *
   * Permission: as for `get`.
   *
   * @throws {@link UnauthorizedError} for anonymous callers, unless they ask for a public project by its id
   * @throws {@link ForbiddenError} by id, if the caller may not see the project, whether it exists or not
   */
  async exists(project: ProjectReference, options?: CallOptions): Promise<boolean> {
    // HEAD answers those who are no members too, but knows names only.
    return isThere(typeof project === 'number' ? this.get(project, options) : this.#head(project, options))
  }

  /**
   * Makes a project.
   *
   * Permission: any user, unless only administrators may make projects, or as a robot `project:create`. The setting is
   * `project_creation_restriction`.
   *
   * @param body `storage_limit` in bytes, -1 for none; 0 or nothing is the system's default. Harbor ignores it, without
   * an error, from anyone but an administrator.
   * @throws {@link ConflictError} the name is taken
   * @throws {@link InvalidArgumentError} the name is missing, the severity does not exist, or the header
   * `X-Resource-Name-In-Location` is given: Harbor would name the project where this reads its id
   */
  create(body: CreateProjectBody, options?: CallOptions): Call<Created> {
    return this.call(
      'createProject',
      options,
      (own) => {
        refuseNameInLocation({ ...this.settings.headers, ...readHeaders(own.headers) })
        return { body: readNewProject(body) }
      },
      created,
    )
  }

  /**
   * Changes a project's metadata, the given members only, or replaces its CVE allowlist.
   * The storage limit is changed by `harbor.quotas`.
   *
   * Permission: project admin, or as a robot `project:update`.
   *
   * @throws {@link InvalidArgumentError} the severity does not exist
   */
  update(project: ProjectReference, body: UpdateProjectBody, options?: CallOptions): Call<undefined> {
    return this.call('updateProject', options, () => ({
      path: { project_name_or_id: project },
      body: readProject(body),
    }))
  }

  /**
   * Deletes a project, which must have no repositories left.
   *
   * Permission: project admin, or as a robot `project:delete`.
   *
   * @throws {@link PreconditionFailedError} there are repositories in it
   */
  delete(project: ProjectReference, options?: CallOptions): Call<undefined> {
    return this.call('deleteProject', options, () => ({ path: { project_name_or_id: project } }))
  }

  /**
   * Tells whether a project can be deleted: `deletable` is `true`, or absent with the reason in `message`.
   *
   * Permission: project admin, or as a robot `project:delete`.
   */
  deletable(project: ProjectReference, options?: CallOptions): Call<ProjectDeletable> {
    return this.call('getProjectDeletable', options, () => ({ path: { project_name_or_id: project } }))
  }

  /**
   * Counts a project's repositories and members, and shows its quota in bytes.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `project:read`.
   */
  summary(project: ProjectReference, options?: CallOptions): Call<ProjectSummary> {
    return this.call('getProjectSummary', options, () => ({ path: { project_name_or_id: project } }))
  }

  /**
   * Empties a project and deletes it: its immutable rules, its repositories, and then the project itself. It goes by the
   * project's id, and stops where the name is that of another project meanwhile. Where it fails, the rules that it took away are
   * put back; calling it again goes on.
   *
   * Permission: project admin, or as a robot `project:delete`. Besides `repository:list` and `:delete`, `immutable-tag:list`,
   * `:create` and `:delete`, and `replication-policy:list`.
   *
   * @param options `confirm` is the name once more. `dryRun` only tells what would be deleted.
   * @returns what there was
   * @throws {@link InvalidArgumentError} `confirm` is another name; or an enabled, event-based replication policy with `deletion`
   * covers the project, so that it would be emptied on the other side, too, and `replicateDeletions` is not `true`
   * @throws {@link ProjectPurgeError} it failed on its way; it says what is gone
   *
   * @example
   * const { repositories, artifacts } = await harbor.projects.purge('demo', { confirm: 'demo', dryRun: true })
   * await harbor.projects.purge('demo', { confirm: 'demo' })
   */
  async purge(project: ProjectReference, options: PurgeProjectOptions): Promise<ProjectPurge> {
    if (typeof project !== 'number') requireText('project', project)
    const [given, calls] = takeOut(options, 'confirm', 'dryRun', 'replicateDeletions', 'onProgress')
    return this.together('deleteProject', calls, (own) =>
      purgeProject(this, this.transport, project, given, own),
    )
  }

  #head(project: string, options: CallOptions | undefined): Call<undefined> {
    return this.call('headProject', options, () => {
      requireText('project', project)
      return { query: { project_name: project } }
    })
  }
}

function refuseNameInLocation(headers: HeadersByName): void {
  if (!('x-resource-name-in-location' in headers)) return
  throw new InvalidArgumentError(
    'headers["X-Resource-Name-In-Location"]',
    'cannot be sent here: Harbor would leave out the id.',
  )
}
