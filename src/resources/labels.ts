import type { Label, ListLabelsQuery } from '../../generated/models'
import { type Listed, takeOut } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { type Created, created } from '../core/call/created'
import { Resource } from '../core/call/resource'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody, requireId, requireText } from './body'
import { withChanges } from './changes'
import { type LabelReference, namedLabel } from './named-label'
import { namedProject, type ProjectReference } from './named-project'

/** Whose a label is. Without any of these: global. */
export interface LabelOwner {
  /** The project, by name or id; a name costs one GET. */
  project?: ProjectReference | undefined
  /** The same by id, as Harbor spells it. */
  project_id?: number | undefined
  /** `g` for global, `p` for a project's. @default what the project says */
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

/** What changes; the rest stays. */
export type UpdateLabelBody = Partial<Pick<CreateLabelBody, 'name' | 'description' | 'color'>>

/** Labels: marks for artifacts, global ones and those of a project. */
export class Labels extends Resource {
  /**
   * Lists the global labels, or those of a project. Newest first unless `sort` says otherwise. A `project` that is
   * `undefined` is as not given: give `scope: 'p'` with it, and that is refused.
   *
   * Permission: guest (nothing where the project is public), or as a robot `label:list`. Global labels are for anyone.
   *
   * @param options `name` is part of a name.
   * @throws {@link InvalidArgumentError} `scope` and project contradict one another
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
   * Gets a label. A name costs one GET more, two where its project is a name.
   *
   * Permission: guest (nothing where the project is public) in a project, system administrator outside, or as a robot
   * `label:read`.
   */
  get(label: LabelReference, options?: CallOptions): Call<Label> {
    return this.callOn('GetLabelByID', namedLabel, label, options)
  }

  /**
   * Tells whether a label exists. One GET; for a project's label by name two, where the project is a name.
   *
   * Permission: guest (nothing where the project is public), or as a robot `label:list`.
   */
  async exists(label: LabelReference, options?: CallOptions): Promise<boolean> {
    return this.existsIn('ListLabels', namedLabel, label, options)
  }

  /**
   * Makes a label: a global one, or one of a project.
   *
   * Permission: maintainer in a project, system administrator outside, or as a robot `label:create`.
   *
   * @param body A `project` by name is known to exist; of an id Harbor believes anything.
   * @throws {@link ConflictError} there is a label of that name
   * @throws {@link InvalidArgumentError} the name is empty (Harbor would take it), or `scope` and project contradict one another
   *
   * @example
   * await harbor.labels.create({ name: 'approved', color: '#48960C', project: 'demo' })
   */
  create(body: CreateLabelBody, options?: CallOptions): Call<Created> {
    const prepare = async (own: CallOptions) => {
      const { scope, project_id, project, ...rest } = requireBody(body)
      requireText('name', rest.name)
      return { body: { ...rest, ...(await this.#readOwner({ scope, project_id, project }, own)) } }
    }
    return this.call('CreateLabel', options, prepare, created)
  }

  /**
   * Changes a label. Harbor replaces name, description and color together (goharbor/harbor
   * `src/server/v2.0/handler/label.go`), so this reads the label and sends them back with the changes: one GET and one
   * PUT, one GET more for a project by name. What somebody else changed in between is undone. Given a label that was read
   * before, only the PUT. Its scope and project stay.
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
   * Deletes a label, and takes it off everything that has it. A name costs one GET more, two where its project is a name.
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
