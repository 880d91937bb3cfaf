import type { Label, ListLabelsQuery } from '../../generated/models'
import { type Listed, takeOut } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { type Created, created } from '../core/call/created'
import { Resource } from '../core/call/resource'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody, requireId, requireText, withoutId } from './body'
import { withChanges } from './changes'
import { type LabelReference, namedLabel } from './named-label'
import { namedProject, type ProjectReference } from './named-project'

/** Where a label belongs. Without any of these members it is global. */
export interface LabelOwner {
  /** The project, by name or id. A name costs one GET. */
  project?: ProjectReference | undefined
  /** The id of the project, as Harbor spells it. Not beside `project`. */
  project_id?: number | undefined
  /** `g` for global labels, `p` for those of a project. @default `p` if a project is given, else `g` */
  scope?: 'g' | 'p' | undefined
}

export type ListLabelsOptions = CallOptions &
  Listed<Omit<ListLabelsQuery, 'scope' | 'project_id'>, 'ListLabels'> &
  LabelOwner

export interface CreateLabelBody extends LabelOwner {
  /** Up to 128 characters. */
  name: string
  description?: string | undefined
  /** `#48960C` */
  color?: string | undefined
}

/** The members to change. All others stay as they are. */
export type UpdateLabelBody = Partial<Pick<CreateLabelBody, 'name' | 'description' | 'color'>>

/** Labels for artifacts: global ones, and those of a project. */
export class Labels extends Resource {
  /**
   * Lists the global labels, or those of a project, newest first unless `sort` says otherwise. If `project` is
   * `undefined` it lists the global labels. With `scope: 'p'` as well it refuses that.
   *
   * Permission: guest (nothing where the project is public), or as a robot `label:list`. Global labels are for anyone.
   *
   * @param options `name`: a part of the name.
   * @throws {@link InvalidArgumentError} `scope` does not fit the project
   *
   * @example
   * for await (const label of harbor.labels.list({ project: 'demo' })) console.log(label.name)
   */
  list(options: ListLabelsOptions = {}): Pager<Label> {
    const [owner, others] = takeOut(options, 'scope', 'project_id', 'project')
    const query = async (own: CallOptions) => ({ query: await this.#readOwner(owner, own) })
    return this.listOf('ListLabels', others, query)
  }

  /**
   * Gets a label. A name costs one more GET, and another one if its project is a name.
   *
   * Permission: guest (nothing where the project is public) in a project, system administrator outside, or as a robot
   * `label:read`.
   */
  get(label: LabelReference, options?: CallOptions): Call<Label> {
    return this.callOn('GetLabelByID', namedLabel, label, options)
  }

  /**
   * Tells whether a label exists. It takes one GET, or two if the project of the label is a name.
   *
   * Permission: guest (nothing where the project is public), or as a robot `label:list`.
   */
  async exists(label: LabelReference, options?: CallOptions): Promise<boolean> {
    return this.existsIn('ListLabels', namedLabel, label, options)
  }

  /**
   * Creates a label: a global one, or one of a project.
   *
   * Permission: maintainer in a project, system administrator outside, or as a robot `label:create`.
   *
   * @param body A `project` by its name is looked up. An id is not: Harbor takes an id that does not exist.
   * @throws {@link ConflictError} there is a label of that name
   * @throws {@link InvalidArgumentError} the name is empty, which Harbor would take, or `scope` does not fit the
   * project
   *
   * @example
   * await harbor.labels.create({ name: 'approved', color: '#48960C', project: 'demo' })
   */
  create(body: CreateLabelBody, options?: CallOptions): Call<Created> {
    const prepare = async (own: CallOptions) => {
      const { scope, project_id, project, ...rest } = requireBody(body)
      requireText('name', rest.name)
      return { body: { ...withoutId(rest), ...(await this.#readOwner({ scope, project_id, project }, own)) } }
    }
    return this.call('CreateLabel', options, prepare, created)
  }

  /**
   * Changes a label; its scope and project stay. Harbor replaces name, description and color together (goharbor/harbor
   * `src/server/v2.0/handler/label.go`), so this reads the label and sends all three with the changes: one GET and one
   * PUT, and one more GET for a project by name. What somebody else changes in between is lost. For a label that was
   * read before it sends only the PUT.
   *
   * Permission: maintainer in a project, system administrator outside, or as a robot `label:update`.
   *
   * @throws {@link ConflictError} another label has the name
   * @throws {@link InvalidArgumentError} the name is empty
   *
   * @example
   * await harbor.labels.update({ name: 'approved', project: 'demo' }, { color: '#C92100' })
   */
  update(label: LabelReference | Label, body: UpdateLabelBody, options?: CallOptions): Call<undefined> {
    const prepare = async (own: CallOptions) => {
      if (requireBody(body).name !== undefined) requireText('name', body.name)
      const { id, name, description, color } = await this.read(namedLabel, label, own)
      const changed = withChanges({ name, description, color }, body)
      requireText('name', changed.name)
      return { path: { label_id: id }, body: changed }
    }
    return this.call('UpdateLabel', options, prepare)
  }

  /**
   * Deletes a label, and removes it from all artifacts. A name costs one more GET, and another one if its project is a
   * name.
   *
   * Permission: maintainer in a project, system administrator outside, or as a robot `label:delete`.
   */
  delete(label: LabelReference, options?: CallOptions): Call<undefined> {
    return this.callOn('DeleteLabel', namedLabel, label, options)
  }

  async #readOwner(
    owner: LabelOwner,
    own: CallOptions,
  ): Promise<{ scope: 'g' } | { scope: 'p'; project_id: number }> {
    const project = checkOwner(owner)
    if (project === undefined) return { scope: 'g' }
    return { scope: 'p', project_id: await this.idOf(namedProject, project, own) }
  }
}

/** The project of a label; `undefined` for a global one. */
function checkOwner({ scope, project, project_id }: LabelOwner): ProjectReference | undefined {
  if (project !== undefined && project_id !== undefined) {
    throw new InvalidArgumentError('project_id', 'cannot be given beside `project`.')
  }
  if (project_id !== undefined) requireId('project_id', project_id)
  const owner = project ?? project_id
  if (scope !== undefined && scope !== 'g' && scope !== 'p') {
    throw new InvalidArgumentError('scope', "must be 'g' or 'p'.")
  }
  if (scope === 'p' && owner === undefined) {
    throw new InvalidArgumentError('project', "is missing for the scope 'p'.")
  }
  if (scope === 'g' && owner !== undefined) {
    throw new InvalidArgumentError('scope', "'g' is for labels without a project. Leave it out.")
  }
  return owner
}
