import type { ListAllRepositoriesQuery, ListRepositoriesQuery, Repository } from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { isThere } from '../core/call/is-there'
import { parseRepository, type RepositoryReference } from '../core/call/reference'
import type { ListOrder, Transport } from '../core/call/transport'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody } from './body'
import { projectName } from './project-lookup'
import type { ProjectReference } from './projects'

export type ListRepositoriesOptions = CallOptions & Listed<ListRepositoriesQuery>

export type ListAllRepositoriesOptions = CallOptions & Listed<ListAllRepositoriesQuery>

/** All that Harbor changes of a repository. Markdown; an empty text removes it. */
export interface UpdateRepositoryBody {
  description: string
}

const order: ListOrder<Repository> = { identity: 'id', sort: 'repository_id' }

/** Repositories: what holds the artifacts of one name, such as `demo/team/app`. They come into being with a push. */
export class Repositories {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Lists the repositories of a project, in the order in which they were made unless `sort` says otherwise.
   * A repository whose artifacts are all deleted stays, with an `artifact_count` of 0.
   *
   * Anonymous callers, and wrong credentials, see what a public project has.
   *
   * @param project a name; an id costs one GET more, as Harbor knows names only here
   */
  list(project: ProjectReference, options?: ListRepositoriesOptions): Pager<Repository>
  /**
   * Lists the repositories of all projects that the caller may see: all there are for a system administrator, those of
   * the caller's projects and the public ones for others. In the order in which they were made unless `sort` says otherwise.
   */
  list(options?: ListAllRepositoriesOptions): Pager<Repository>
  list(
    first?: ProjectReference | ListAllRepositoriesOptions,
    second?: ListRepositoriesOptions,
  ): Pager<Repository> {
    if (typeof first === 'string' || typeof first === 'number') return this.#listOf(first, second)
    return this.#transport.list(
      'listAllRepositories',
      () => {
        // A project that turned out to be undefined must not become the list of everything.
        if (second !== undefined) throw new InvalidArgumentError('project', 'is missing.')
        return { options: first }
      },
      order,
    )
  }

  /**
   * Gets a repository.
   *
   * @param repository `'demo/team/app'`, or its project and the rest
   * @throws {NotFoundError} there is no such repository, or no such project. Harbor says so to the project's members and
   * to administrators only; others get a {ForbiddenError}, anonymous callers an {UnauthorizedError}.
   */
  get(repository: RepositoryReference, options?: CallOptions): Call<Repository> {
    return this.#transport.call('getRepository', () => ({ path: this.#path(repository), options }))
  }

  /**
   * Tells whether a repository exists.
   *
   * @throws {ForbiddenError} the caller may not see the project, whether it exists or not
   */
  async exists(repository: RepositoryReference, options?: CallOptions): Promise<boolean> {
    return isThere(this.get(repository, options))
  }

  /**
   * Changes a repository's description.
   *
   * Permission: developer.
   */
  update(
    repository: RepositoryReference,
    body: UpdateRepositoryBody,
    options?: CallOptions,
  ): Call<undefined> {
    return this.#transport.call('updateRepository', () => {
      // It is all that there is to change.
      if (typeof requireBody(body).description !== 'string') {
        throw new InvalidArgumentError('description', 'is missing. An empty text removes it.')
      }
      return { path: this.#path(repository), body, options }
    })
  }

  /**
   * Deletes a repository with all its artifacts. Their storage is freed by the next garbage collection.
   *
   * Permission: maintainer.
   *
   * @throws {PreconditionFailedError} one of its tags is immutable
   */
  delete(repository: RepositoryReference, options?: CallOptions): Call<undefined> {
    return this.#transport.call('deleteRepository', () => ({ path: this.#path(repository), options }))
  }

  #listOf(project: ProjectReference, options: ListRepositoriesOptions | undefined): Pager<Repository> {
    return this.#transport.list(
      'listRepositories',
      {
        options,
        prepare: async (own) => ({
          path: { project_name: await projectName(this.#transport, project, own) },
        }),
      },
      order,
    )
  }

  #path(repository: RepositoryReference): { project_name: string; repository_name: string } {
    const parsed = parseRepository(repository, this.#transport.settings.host)
    return { project_name: parsed.project, repository_name: parsed.repository }
  }
}
