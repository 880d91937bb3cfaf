import type { ProjectMetadata } from '../../generated/models'
import type { Call } from '../core/call/call'
import { Resource } from '../core/call/resource'
import type { CallOptions } from '../core/settings'
import { ConflictError } from '../errors/conflict-error'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireText } from './body'
import type { ProjectReference } from './named-project'

/** The name of a setting of a project: `public`, `prevent_vul`, `severity` … */
export type MetadataKey = keyof ProjectMetadata

/** The settings that can be changed here. `retention_id` is Harbor's own. */
export type WritableMetadataKey = Exclude<MetadataKey, 'retention_id'>

/** Always a string, also for a boolean (`'true'`) or a number. */
export type MetadataValue<Key extends MetadataKey> = NonNullable<ProjectMetadata[Key]>

/**
 * The metadata of a project, key by key. To change several keys at once, or to make a project public, use
 * `projects.update` with `metadata`.
 */
export class ProjectMetadatas extends Resource {
  /**
   * Gets all keys that are set, in one object.
   *
   * Permission: system administrator, or as a robot `metadata:list`. Others get the same from `projects.get`, as
   * `metadata`.
   */
  list(project: ProjectReference, options?: CallOptions): Call<ProjectMetadata> {
    return this.call('listProjectMetadatas', options, () => ({ path: { project_name_or_id: project } }))
  }

  /**
   * Gets the value of a key. It is `undefined` if the key is not set.
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
    return this.call('addProjectMetadatas', options, () => ({
      path: { project_name_or_id: project },
      body: { [requireText('key', key)]: checkValue(value) },
    }))
  }

  /**
   * Sets a key, whether it is set already or not. It takes one request if it is not, two if it is.
   *
   * Harbor's own update does nothing where a key is not set, and answers success. So this adds the key, and updates it
   * only if Harbor says that it is set. A key that somebody deletes between the two requests stays deleted.
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
   * Removes a key, so that Harbor's default applies again. It is no error if the key is not set.
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
