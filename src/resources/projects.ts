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

/** Projects. A project holds repositories, members, robots, policies and a quota. */
export class Projects extends Resource {
  /**
   * Lists the projects that the caller may see: their own, and all public ones. Newest first unless `sort` says otherwise.
   *
   * Permission: none. Anonymous callers see public projects.
   *
   * @param options `name`: a part of the name. `owner`: a user name. `with_detail: false` leaves out the CVE allowlist.
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
   * Tells whether a project exists. By its name every user and robot may ask, even if they may not see the project. By
   * its id only those may ask who may see it.
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
   * @param body `storage_limit`: in bytes, or -1 for no limit. The default is that of the system, also for 0. Harbor
   * ignores it, without an error, unless the caller is an administrator.
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
   * Changes those members of a project's metadata that are given, or replaces its CVE allowlist. `harbor.quotas`
   * changes the storage limit.
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
   * Deletes a project. It must not have any repositories; `purge` deletes those too.
   *
   * Permission: project admin, or as a robot `project:delete`.
   *
   * @throws {@link PreconditionFailedError} there are repositories in it
   */
  delete(project: ProjectReference, options?: CallOptions): Call<undefined> {
    return this.call('deleteProject', options, () => ({ path: { project_name_or_id: project } }))
  }

  /**
   * Tells whether a project can be deleted. If not, `deletable` is absent and `message` has the reason.
   *
   * Permission: project admin, or as a robot `project:delete`.
   */
  deletable(project: ProjectReference, options?: CallOptions): Call<ProjectDeletable> {
    return this.call('getProjectDeletable', options, () => ({ path: { project_name_or_id: project } }))
  }

  /**
   * Gets how many repositories and members a project has, and its quota in bytes.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `project:read`.
   */
  summary(project: ProjectReference, options?: CallOptions): Call<ProjectSummary> {
    return this.call('getProjectSummary', options, () => ({ path: { project_name_or_id: project } }))
  }

  /**
   * Deletes a project with everything in it: first its immutable rules, then its repositories, then the project itself.
   * If it fails, it restores the rules; call it again to go on. It stops if another project gets the name meanwhile.
   *
   * Permission: project admin, or as a robot `project:delete`. Besides `repository:list` and `:delete`, `immutable-tag:list`,
   * `:create` and `:delete`, and `replication-policy:list`.
   *
   * @param options `confirm`: the name of the project. `dryRun`: only tells what would be deleted.
   * @returns what was deleted, or would be
   * @throws {@link InvalidArgumentError} `confirm` is another name; or `replicateDeletions` is not `true`, and an
   * enabled, event-based replication policy with `deletion` would delete the images of the project on the other side
   * too
   * @throws {@link ProjectPurgeError} it failed after it had begun; the error says what is deleted
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
    return this.call('headProject', options, () => ({
      query: { project_name: requireText('project', project) },
    }))
  }
}

function refuseNameInLocation(headers: HeadersByName): void {
  if (!('x-resource-name-in-location' in headers)) return
  throw new InvalidArgumentError(
    'headers["X-Resource-Name-In-Location"]',
    'cannot be sent here: Harbor would leave out the id.',
  )
}
