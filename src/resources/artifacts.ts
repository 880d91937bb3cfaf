import type { Artifact, NewTag, ProjectArtifact, Tag } from '../../generated/models'
import { splitOptions, takeOut } from '../core/call/arguments'
import { type Call, isThere } from '../core/call/call'
import { operationOf } from '../core/call/operation'
import {
  formatImage,
  type ImageReference,
  isTag,
  parseImage,
  parseRepository,
  type RepositoryReference,
} from '../core/call/reference'
import { listAcross } from '../core/paging/across'
import { LazyPager, type Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { ArtifactContents } from './artifact-contents'
import type {
  CopiedArtifact,
  GetArtifactOptions,
  ListAllArtifactsOptions,
  ListArtifactsOptions,
  ListProjectArtifactsOptions,
  ListTagsOptions,
} from './artifact-options'
import { requireBody } from './body'
import { type LabelReference, namedLabel } from './named-label'
import { namesOfProjects, type ProjectReference } from './named-project'
import { readVulnerabilityReport, type VulnerabilityReportResult } from './vulnerability-report'
import type { VulnerabilityReportOptions } from './vulnerability-reports'

/**
 * Artifacts: images, charts and whatever else a repository holds. One is named by a tag or a digest: `demo/app:v1`,
 * `demo/app@sha256:…`.
 */
export class Artifacts extends ArtifactContents {
  /**
   * Lists the artifacts of a repository, newest first unless `sort` says otherwise. So a loop that deletes them deletes
   * an index before its images, which Harbor refuses to delete while the index refers to them. The list is empty if the
   * repository does not exist.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `artifact:list`.
   *
   * @param options Artifacts have their `tags` unless `with_tag` is `false`. All else that has a `with_…` option is
   * `null` or absent unless that option is `true`. In `q`, `tags` takes a tag, `like('v1')`, `'nil'` for artifacts
   * without a tag and `'*'` for those with one; `anyOf` is a 400. `labels` takes ids, as `allOf(1, 2)` only.
   */
  list(repository: RepositoryReference, options?: ListArtifactsOptions): Pager<Artifact> {
    return this.listOf('listArtifacts', options, () => ({ path: this.repositoryPath(repository) }))
  }

  /**
   * Lists the artifacts of all repositories of a project, each with its `repository_name`, newest first unless `sort` says
   * otherwise. Since Harbor 2.11.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `artifact:list`.
   *
   * @param options as for `list`. `latest_in_repository: true` gives only the latest artifact of each repository; it
   * needs `media_type` or `artifact_type` in `q`.
   */
  listInProject(project: ProjectReference, options?: ListProjectArtifactsOptions): Pager<ProjectArtifact> {
    const path = { project_name_or_id: project }
    return this.listOf('listArtifactsOfProject', options, () => ({ path }))
  }

  /**
   * Lists the artifacts of all projects that the caller may see, one project after the other. It is read lazily: no
   * more than one page of a few projects is in memory.
   *
   * Permission: as for `listInProject`.
   *
   * @param options `projects`: only these projects, by name or id. `onError`: called with the error and the project
   * where a project cannot be read, and the list goes on; without it, the first such error ends the list. All others
   * are those of `listInProject`.
   *
   * @example
   * const onError = (error: Error, project: string | number) => console.warn(project, error.message)
   * for await (const artifact of harbor.artifacts.listAll({ q: { tags: 'nil' }, onError })) console.log(artifact.digest)
   */
  listAll(options: ListAllArtifactsOptions = {}): Pager<ProjectArtifact> {
    return new LazyPager(async () => {
      const [{ projects, onError }, others] = takeOut(options, 'projects', 'onError')
      const { own } = splitOptions(operationOf('listArtifactsOfProject'), others)
      checkProjects(projects, onError)
      const places = (signal: AbortSignal | undefined) =>
        projects ?? namesOfProjects(this.transport, { ...own, signal })
      const listOf = (project: ProjectReference, signal: AbortSignal | undefined) =>
        this.listInProject(project, { ...others, signal })
      return listAcross(places, listOf, own.signal, onError)
    })
  }

  /**
   * Gets an artifact.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `artifact:read`.
   *
   * @param options It has its `tags` unless `with_tag` is `false`, and all else that has a `with_…` option only if that
   * is `true`.
   * @throws {@link NotFoundError} the artifact, its repository or its project does not exist. Harbor says so to the project's
   * members and to administrators only; others get a {@link ForbiddenError}, anonymous callers an {@link UnauthorizedError}.
   */
  get(image: ImageReference, options?: GetArtifactOptions): Call<Artifact> {
    return this.call('getArtifact', options, () => ({ path: this.artifactPath(image) }))
  }

  /**
   * Tells whether an artifact exists.
   *
   * Permission: as for `get`.
   *
   * @throws {@link ForbiddenError} the caller may not see the project, whether it exists or not
   */
  async exists(image: ImageReference, options?: CallOptions): Promise<boolean> {
    return isThere(this.resolve(image, options))
  }

  /**
   * Gets the digest of an artifact, `sha256:…`. A tag can be moved, a digest always names the same artifact. A digest
   * is looked up too, so the artifact is known to exist.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `artifact:read`.
   *
   * @throws {@link NotFoundError} there is no such artifact
   */
  resolve(image: ImageReference, options?: CallOptions): Call<string> {
    return this.call(
      'getArtifact',
      options,
      () => ({ path: this.artifactPath(image), query: { with_tag: false } }),
      ({ data }) => data.digest,
    )
  }

  /**
   * Gets the vulnerability report of an artifact, or tells why there is none. The result is `{ state: 'scanned', report
   * }`, or has a `state` of `pending`, `failed`, `unscanned` or `unscannable`. It takes two requests at most.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `artifact-addition:read`. And
   * `artifact:read`.
   *
   * @throws {@link NotFoundError} there is no such artifact
   *
   * @example
   * const result = await harbor.artifacts.vulnerabilityReport('demo/app:v1')
   * if (result.state === 'scanned') console.log(result.report.severity, result.report.vulnerabilities.length)
   */
  async vulnerabilityReport(
    image: ImageReference,
    options?: VulnerabilityReportOptions,
  ): Promise<VulnerabilityReportResult> {
    const parsed = parseImage(image, this.settings.host, 'image')
    return this.together('getVulnerabilitiesAddition', options, (own) =>
      readVulnerabilityReport(this, parsed, own),
    )
  }

  /**
   * Copies an artifact to another repository, which may be in another project. **All** its tags, its accessories and
   * the artifacts that it refers to are copied too. A tag that the target repository has already moves to the copy
   * (goharbor/harbor `src/controller/artifact/controller.go`, `src/controller/tag/controller.go`). The repository is
   * created if it does not exist. Copying again is not an error.
   *
   * Permission: developer, or as a robot `artifact:create`. And in the source's project limited guest, or as a robot
   * `artifact:read`.
   *
   * @throws {@link BadRequestError} there is no such source
   * @throws {@link NotFoundError} there is no such target project
   * @throws {@link PreconditionFailedError} the target has one of the tags, and there it is immutable
   * @throws {@link ForbiddenError} no permission, or the target's quota is used up (`code` is `DENIED`)
   */
  copy(from: ImageReference, to: RepositoryReference, options?: CallOptions): Call<CopiedArtifact> {
    const source = () => parseImage(from, this.settings.host, 'from')
    const target = () => parseRepository(to, this.settings.host, 'to')
    return this.call(
      'CopyArtifact',
      options,
      () => {
        const query = { from: formatImage(source()) }
        const { project, repository } = target()
        return { path: { project_name: project, repository_name: repository }, query }
      },
      () => ({ ...target(), reference: source().reference }),
    )
  }

  /**
   * Deletes an artifact with **all** its tags and accessories, even if it is named by one tag. To remove only a tag,
   * use `deleteTag`. The next garbage collection frees the storage.
   *
   * Permission: maintainer, or as a robot `artifact:delete`.
   *
   * @throws {@link PreconditionFailedError} one of its tags is immutable, or it is part of an index
   */
  delete(image: ImageReference, options?: CallOptions): Call<undefined> {
    return this.call('deleteArtifact', options, () => ({ path: this.artifactPath(image) }))
  }

  /**
   * Lists the tags of an artifact, newest first unless `sort` says otherwise.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `tag:list`.
   *
   * @param options `immutable` of a tag is always `false` unless `with_immutable_status` is `true`.
   */
  listTags(image: ImageReference, options?: ListTagsOptions): Pager<Tag> {
    return this.listOf('listTags', options, () => ({ path: this.artifactPath(image) }))
  }

  /**
   * Adds a tag to an artifact. Harbor does not move a tag here: if another artifact has it, delete it there first.
   *
   * Permission: developer, or as a robot `tag:create`.
   *
   * @throws {@link ConflictError} the repository has the tag already, on this artifact or another
   */
  createTag(image: ImageReference, body: NewTag, options?: CallOptions): Call<undefined> {
    return this.call('createTag', options, () => {
      checkTag('name', requireBody(body).name)
      return { path: this.artifactPath(image), body }
    })
  }

  /**
   * Removes a tag from an artifact. The artifact stays.
   *
   * Permission: maintainer, or as a robot `tag:delete`.
   *
   * @param image the artifact that has the tag, by any of its tags or by its digest
   * @throws {@link PreconditionFailedError} the tag is immutable
   */
  deleteTag(image: ImageReference, tag: string, options?: CallOptions): Call<undefined> {
    return this.call('deleteTag', options, () => {
      checkTag('tag', tag)
      return { path: { ...this.artifactPath(image), tag_name: tag } }
    })
  }

  /**
   * Puts a label on an artifact.
   *
   * Permission: developer, or as a robot `artifact-label:create`.
   *
   * @param label its id; the name of a global label; or the name and the project of a project's label. A name costs one
   * more GET, a project by its name another one.
   * @throws {@link ConflictError} the artifact has the label already
   */
  addLabel(image: ImageReference, label: LabelReference, options?: CallOptions): Call<undefined> {
    return this.call('addLabel', options, async (own) => {
      const path = this.artifactPath(image)
      return { path, body: { id: await this.idOf(namedLabel, label, own) } }
    })
  }

  /**
   * Removes a label from an artifact.
   *
   * Permission: developer, or as a robot `artifact-label:delete`.
   *
   * @param label as for `addLabel`
   * @throws {@link NotFoundError} the artifact does not have the label
   */
  removeLabel(image: ImageReference, label: LabelReference, options?: CallOptions): Call<undefined> {
    return this.call('removeLabel', options, async (own) => {
      const path = this.artifactPath(image)
      return { path: { ...path, label_id: await this.idOf(namedLabel, label, own) } }
    })
  }
}

function checkProjects(projects: unknown, onError: unknown): void {
  if (projects !== undefined && !Array.isArray(projects)) {
    throw new InvalidArgumentError('projects', 'must be a list of names or ids.')
  }
  if (onError === undefined || typeof onError === 'function') return
  throw new InvalidArgumentError('onError', 'must be a function: (error, project) => …')
}

function checkTag(argument: string, tag: string): void {
  if (isTag(tag)) return
  throw new InvalidArgumentError(argument, "must be a tag: up to 128 of A-Z, a-z, 0-9, '_', '.', '-'.")
}
