import type { ProjectMetadata } from '../../generated/models'
import type { Call } from '../core/call/call'
import { Resource } from '../core/call/resource'
import type { CallOptions } from '../core/settings'
import { ConflictError } from '../errors/conflict-error'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireText } from './body'
import type { ProjectReference } from './named-project'

/** What a project can be told of itself: `public`, `prevent_vul`, `severity` … */
export type MetadataKey = keyof ProjectMetadata

/** What can be written here. `retention_id` is Harbor's own. */
export type WritableMetadataKey = Exclude<MetadataKey, 'retention_id'>

/** A string always, also where it means a boolean (`'true'`) or a number. */
export type MetadataValue<Key extends MetadataKey> = NonNullable<ProjectMetadata[Key]>

/**
 * The metadata of a project, key by key. To change several at once, and to make a project public, `projects.update`
 * takes `metadata` as a whole.
 */
export class ProjectMetadatas extends Resource {
  /**
   * Gets all keys that are set, in one object.
   *
   * Permission: system administrator, or as a robot `metadata:list`. Others find the same in a project's `metadata`.
   */
  list(project: ProjectReference, options?: CallOptions): Call<ProjectMetadata> {
    return this.call('listProjectMetadatas', options, () => ({ path: { project_name_or_id: project } }))
  }

  /**
   * Gets the value of a key; `undefined` if it is not set.
   *
   * Permission: maintainer, or as a robot `metadata:read`.
   */
  get<Key extends MetadataKey>(
    project: ProjectReference,
    key: Key,
    options?: CallOptions,
  ): Call<ProjectMetadata[Key]> {
    const path = { project_name_or_id: project, meta_name: key }
    // Harbor answers with an object of that one key, or without any.
    const read = ({ data }: { data: ProjectMetadata }) => data[key]
    return this.call('getProjectMetadata', options, () => ({ path }), read)
  }

  /**
   * Sets a key that is not set yet.
   *
   * Permission: project admin, or as a robot `metadata:create`.
   *
   * @throws {@link ConflictError} it is set
   * @throws {@link BadRequestError} Harbor does not know the key, or not the value
   */
  create<Key extends WritableMetadataKey>(
    project: ProjectReference,
    key: Key,
    value: MetadataValue<Key>,
    options?: CallOptions,
  ): Call<undefined> {
    return this.call('addProjectMetadatas', options, () => {
      requireText('key', key)
      return { path: { project_name_or_id: project }, body: { [key]: checkValue(value) } }
    })
  }

  /**
   * Sets a key, whether it is set or not: one request where it is not, two where it is.
   *
   * There is no `update`: Harbor answers success and does nothing where a key is not set. So this adds it,
   * and replaces it only if Harbor says that it is there. One that somebody deletes between the two stays deleted.
   *
   * Permission: project admin, or as a robot `metadata:update`.
   *
   * @throws {@link BadRequestError} Harbor does not know the key, or not the value
   *
   * @example
   * await harbor.projectMetadata.set('demo', 'prevent_vul', 'true')
   */
  async set<Key extends WritableMetadataKey>(
    project: ProjectReference,
    key: Key,
    value: MetadataValue<Key>,
    options?: CallOptions,
  ): Promise<void> {
    await this.together('updateProjectMetadata', options, async (own) => {
      try {
        await this.create(project, key, value, own)
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error
        const path = { project_name_or_id: project, meta_name: key }
        await this.call('updateProjectMetadata', own, () => ({ path, body: { [key]: value } }))
      }
    })
  }

  /**
   * Takes a key away, so that Harbor's default holds again. It need not be set.
   *
   * Permission: project admin, or as a robot `metadata:delete`.
   */
  delete(project: ProjectReference, key: WritableMetadataKey, options?: CallOptions): Call<undefined> {
    const path = { project_name_or_id: project, meta_name: key }
    return this.call('deleteProjectMetadata', options, () => ({ path }))
  }
}

function checkValue(value: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new InvalidArgumentError(
    'value',
    "must be a string, not empty, also for a boolean: 'true' or 'false'.",
  )
}
