import type { ReplicationFilter } from '../../../../generated/models'
import type { Resource } from './resource'

export interface PulledManifest {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
  readonly digest: string
}

/** One end of a replication: this Harbor, or another one. What fails throws, with what the log of the task says. */
export interface Side {
  readonly url: string
  /** What there is that the filters leave. */
  find(filters: readonly ReplicationFilter[]): Promise<Resource[]>
  /** Makes the project that a repository is in, where it is not there. */
  makeProject(resource: Resource): Promise<void>
  /** `undefined` where there is none. */
  digestOf(repository: string, reference: string): Promise<string | undefined>
  pullManifest(repository: string, reference: string): Promise<PulledManifest>
  pushManifest(repository: string, reference: string, manifest: PulledManifest): Promise<void>
  hasBlob(repository: string, digest: string): Promise<boolean>
  pullBlob(repository: string, digest: string): Promise<Uint8Array<ArrayBuffer>>
  pushBlob(repository: string, digest: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  deleteManifest(repository: string, digest: string): Promise<void>
  deleteTag(repository: string, tag: string): Promise<void>
}
