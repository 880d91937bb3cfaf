import type { ReplicationFilter } from '../../../../generated/models'
import { isPublic } from '../../access/access'
import { Refusal } from '../../http/answers'
import type { Cause } from '../../http/cause'
import { blobLinksIn, blobsIn, manifestsIn } from '../../registry/content'
import { requireFit } from '../../registry/pull-policies'
import { receiveBlob, receiveManifest } from '../../registry/receive'
import type { State } from '../../state'
import { accessoriesIn } from '../artifacts/accessory'
import { type Artifact, artifactsIn } from '../artifacts/artifact'
import { findArtifact, subjectKey } from '../artifacts/artifacts'
import { deleteArtifact } from '../artifacts/delete-artifact'
import { tagsIn } from '../artifacts/tag'
import { deleteTag, tagsOf } from '../artifacts/tags'
import { labelsIn } from '../labels/label'
import { type Project, projectsIn } from '../projects/project'
import { createProject } from '../projects/projects'
import { repositoriesIn } from '../repositories/repository'
import { filterResource, fitsName, type Resource, type ResourceArtifact } from './resource'
import type { PulledManifest, Side } from './side'

/** This Harbor itself, as its own jobs see it. */
export class LocalSide implements Side {
  readonly url: string
  readonly #state: State

  constructor(state: State) {
    this.#state = state
    this.url = state.url
  }

  async find(filters: readonly ReplicationFilter[]): Promise<Resource[]> {
    const repositories = repositoriesIn(this.#state).all()
    return repositories
      .reverse()
      .filter(({ name }) => fitsName(name, filters))
      .flatMap((repository) => {
        const project = projectsIn(this.#state).get(repository.project_id)
        const artifacts = this.#artifactsOf(repository.id)
        const resource = { repository: repository.name, isPublic: !!project && isPublic(project), artifacts }
        return filterResource(resource, filters) ?? []
      })
  }

  async makeProject({ repository, isPublic }: Resource): Promise<void> {
    const name = repository.split('/')[0] ?? ''
    if (projectsIn(this.#state).find('name', name)) return
    const metadata = { public: String(isPublic) }
    createProject(this.#state, { name, owner_id: 1, metadata, storage_limit: -1 })
  }

  async digestOf(repository: string, reference: string): Promise<string | undefined> {
    return this.#find(repository, reference)?.digest
  }

  async pullManifest(repository: string, reference: string): Promise<PulledManifest> {
    const artifact = findArtifact(this.#state, repository, reference)
    this.#requireFit(repository, artifact)
    const manifest = manifestsIn(this.#state).get(subjectKey(artifact))
    if (!manifest) throw new Error(`artifact ${repository}:${reference} not found`)
    return { ...manifest, digest: artifact.digest }
  }

  async pushManifest(
    repository: string,
    reference: string,
    { bytes, mediaType }: PulledManifest,
  ): Promise<void> {
    const project = this.#projectOf(repository)
    receiveManifest(this.#state, { project, repository, reference, mediaType, bytes }, this.#cause())
  }

  async hasBlob(repository: string, digest: string): Promise<boolean> {
    return blobLinksIn(this.#state).has(`${repository}@${digest}`)
  }

  async pullBlob(_repository: string, digest: string): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = blobsIn(this.#state).get(digest)
    if (!bytes) throw new Error(`blob ${digest} not found`)
    return bytes
  }

  async pushBlob(repository: string, digest: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const project = this.#projectOf(repository)
    receiveBlob(this.#state, { project, repository, digest, bytes }, this.#cause())
  }

  async deleteManifest(repository: string, digest: string): Promise<void> {
    deleteArtifact(this.#state, findArtifact(this.#state, repository, digest), this.#cause())
  }

  async deleteTag(repository: string, name: string): Promise<void> {
    const artifact = findArtifact(this.#state, repository, name)
    const tag = tagsIn(this.#state).find('name', `${artifact.repository_id}:${name}`)
    if (tag) deleteTag(this.#state, artifact, tag)
  }

  #find(repository: string, reference: string): Artifact | undefined {
    try {
      return findArtifact(this.#state, repository, reference)
    } catch (error) {
      if (error instanceof Refusal) return undefined
      throw error
    }
  }

  /** A job pulls by HTTP too, so content trust and the like hold for it (`src/controller/replication/transfer/image/transfer.go`). */
  #requireFit(repository: string, artifact: Artifact): void {
    try {
      requireFit(this.#state, this.#projectOf(repository), artifact)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { status, code, message } = error
      const body = JSON.stringify({ errors: [{ code, message }] })
      throw new Error(`http status code: ${status}, body: ${body}`)
    }
  }

  #projectOf(repository: string): Project {
    const name = repository.split('/')[0] ?? ''
    const project = projectsIn(this.#state).find('name', name)
    if (!project) throw new Error(`project ${name} not found`)
    return project
  }

  #cause(): Cause {
    return { operator: 'harbor-jobservice', origin: this.url, requestId: this.#state.newId() }
  }

  /** The newest first, each with what belongs to it or to its children. */
  #artifactsOf(repositoryId: number): ResourceArtifact[] {
    const artifacts = artifactsIn(this.#state).where('listed', repositoryId)
    const newest = artifacts.sort((a, b) =>
      a.push_time < b.push_time ? 1 : a.push_time > b.push_time ? -1 : b.id - a.id,
    )
    return newest.flatMap((artifact) => resourceArtifacts(this.#state, artifact))
  }
}

/** An artifact as it is chosen, and its signatures and the like. */
function resourceArtifacts(state: State, artifact: Artifact): ResourceArtifact[] {
  const own = resourceArtifact(state, artifact)
  const follow = (one: Artifact): ResourceArtifact[] =>
    accessoriesIn(state)
      .where('subject', subjectKey(one))
      .flatMap(({ artifact_id }) => artifactsIn(state).get(artifact_id) ?? [])
      .flatMap((accessory) => [
        { ...resourceArtifact(state, accessory), labels: own.labels, parentTags: own.tags },
        ...follow(accessory),
      ])
  const children = artifact.references.flatMap(({ child_id }) => artifactsIn(state).get(child_id) ?? [])
  return [own, ...follow(artifact), ...children.flatMap(follow)]
}

export function resourceArtifact(state: State, artifact: Artifact): ResourceArtifact {
  return {
    digest: artifact.digest,
    tags: tagsOf(state, artifact).map(({ name }) => name),
    labels: [...artifact.labels].flatMap((id) => labelsIn(state).get(id)?.name ?? []),
  }
}
