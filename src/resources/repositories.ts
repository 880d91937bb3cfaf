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

/** All that Harbor changes of a repository. Markdown; an empty string removes it. */
export interface UpdateRepositoryBody {
  description: string
}

/** Repositories: what holds the artifacts of one name, such as `demo/team/app`. They come into being with a push. */
export class Repositories extends Resource {
  /**
   * Lists the repositories of a project, newest first unless `sort` says otherwise.
   * A repository whose artifacts are all deleted stays, with an `artifact_count` of 0.
   *
   * Anonymous callers, and wrong credentials, see what a public project has.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `repository:list`.
   *
   * @param project a name; an id costs one GET more, as Harbor knows names only here
   */
  list(project: ProjectReference, options?: ListRepositoriesOptions): Pager<Repository> {
    const path = async (own: CallOptions) => ({ path: await this.pathByName(project, own) })
    return this.listOf('listRepositories', options, path)
  }

  /**
   * Lists the repositories of all projects that the caller may see: all there are for a system administrator, those of
   * the caller's projects and the public ones for others. Newest first unless `sort` says otherwise.
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
   * @param repository `'demo/team/app'`, or its project and the rest
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
   * Deletes a repository with all its artifacts. Their storage is freed by the next garbage collection.
   *
   * Permission: maintainer, or as a robot `repository:delete`.
   *
   * @throws {@link PreconditionFailedError} one of its tags is immutable
   */
  delete(repository: RepositoryReference, options?: CallOptions): Call<undefined> {
    return this.call('deleteRepository', options, () => ({ path: this.repositoryPath(repository) }))
  }
}
