import type { ListAllRepositoriesQuery, ListRepositoriesQuery, Repository } from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import { type Call, isThere } from '../core/call/call'
import type { RepositoryReference } from '../core/call/reference'
import { Resource } from '../core/call/resource'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody } from './body'
import type { ProjectReference } from './named-project'

export type ListRepositoriesOptions = CallOptions & Listed<ListRepositoriesQuery, 'listRepositories'>

export type ListAllRepositoriesOptions = CallOptions & Listed<ListAllRepositoriesQuery, 'listAllRepositories'>

/** The description in Markdown, which is all that can be changed. An empty string removes it. */
export interface UpdateRepositoryBody {
  description: string
}

/** Repositories. A repository, such as `demo/team/app`, holds artifacts. The first push creates it. */
export class Repositories extends Resource {
  /**
   * Lists the repositories of a project, newest first unless `sort` says otherwise. A repository stays in the list when
   * all its artifacts are deleted; its `artifact_count` is 0.
   *
   * Anonymous callers see the repositories of a public project.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `repository:list`.
   *
   * @param project its name; an id costs one more GET, since Harbor takes only names here
   */
  list(project: ProjectReference, options?: ListRepositoriesOptions): Pager<Repository> {
    const path = async (own: CallOptions) => ({ path: await this.pathByName(project, own) })
    return this.listOf('listRepositories', options, path)
  }

  /**
   * Lists the repositories of all projects that the caller may see, newest first unless `sort` says otherwise. A system
   * administrator sees all of them, others those of their own and of public projects.
   *
   * Permission: none.
   */
  listAll(options?: ListAllRepositoriesOptions): Pager<Repository> {
    return this.listOf('listAllRepositories', options)
  }

  /**
   * Gets a repository.
   *
   * Permission: limited guest, or as a robot `repository:read`.
   *
   * @param repository `'demo/team/app'`, or `{ project, repository }`
   * @throws {@link NotFoundError} there is no such repository, or no such project. Harbor says so to the project's members and
   * to administrators only; others get a {@link ForbiddenError}, anonymous callers an {@link UnauthorizedError}.
   */
  get(repository: RepositoryReference, options?: CallOptions): Call<Repository> {
    return this.call('getRepository', options, () => ({ path: this.repositoryPath(repository) }))
  }

  /**
   * Tells whether a repository exists.
   *
   * Permission: as for `get`.
   *
   * @throws {@link ForbiddenError} the caller may not see the project, whether it exists or not
   */
  async exists(repository: RepositoryReference, options?: CallOptions): Promise<boolean> {
    return isThere(this.get(repository, options))
  }

  /**
   * Changes a repository's description.
   *
   * Permission: developer, or as a robot `repository:update`.
   */
  update(
    repository: RepositoryReference,
    body: UpdateRepositoryBody,
    options?: CallOptions,
  ): Call<undefined> {
    return this.call('updateRepository', options, () => {
      // It is all that there is to change.
      if (typeof requireBody(body).description !== 'string') {
        throw new InvalidArgumentError('description', 'is missing. An empty string removes it.')
      }
      return { path: this.repositoryPath(repository), body }
    })
  }

  /**
   * Deletes a repository with all its artifacts. The next garbage collection frees their storage.
   *
   * Permission: maintainer, or as a robot `repository:delete`.
   *
   * @throws {@link PreconditionFailedError} one of its tags is immutable
   */
  delete(repository: RepositoryReference, options?: CallOptions): Call<undefined> {
    return this.call('deleteRepository', options, () => ({ path: this.repositoryPath(repository) }))
  }
}
