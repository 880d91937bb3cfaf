import type {
  GetArtifactQuery,
  ListAccessoriesQuery,
  ListArtifactsOfProjectQuery,
  ListArtifactsQuery,
  ListTagsQuery,
} from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import type { OnPlaceError } from '../core/paging/across'
import type { CallOptions } from '../core/settings'
import type { ProjectReference } from './named-project'
import type { VulnerabilityReportOptions } from './vulnerability-reports'

export type ListArtifactsOptions = VulnerabilityReportOptions & Listed<ListArtifactsQuery, 'listArtifacts'>

export type ListProjectArtifactsOptions = VulnerabilityReportOptions &
  Listed<ListArtifactsOfProjectQuery, 'listArtifactsOfProject'>

export type ListAllArtifactsOptions = Omit<ListProjectArtifactsOptions, 'page' | 'after'> & {
  /** Names or ids. @default all that the caller sees */
  projects?: readonly ProjectReference[] | undefined
  /** Called with the error and the project where a project cannot be read. */
  onError?: OnPlaceError<ProjectReference> | undefined
}

export type GetArtifactOptions = VulnerabilityReportOptions & Listed<GetArtifactQuery>

export type ListTagsOptions = CallOptions & Listed<ListTagsQuery, 'listTags'>

export type ListAccessoriesOptions = CallOptions & Listed<ListAccessoriesQuery, 'listAccessories'>

/** Where a copy is; a reference to it for other calls. */
export interface CopiedArtifact {
  readonly project: string
  readonly repository: string
  /** The tag or the digest it was copied by. */
  readonly reference: string
}
