import type { Label } from '../../generated/models'
import type { Transport } from '../core/call/transport'
import { findByName } from '../core/paging/find-by-name'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { projectId } from './project-lookup'
import type { ProjectReference } from './projects'

/** A label of a project by its name. */
export interface ProjectLabelReference {
  readonly name: string
  /** A name costs one GET. */
  readonly project: ProjectReference
}

/** A label by its id (`4`); a global label by its name (`'production'`); a project's label by its name and project. */
export type LabelReference = number | string | ProjectLabelReference

/** The id of a label. A name costs one GET, and one more for its project if that is a name. */
export async function labelId(
  transport: Transport,
  label: LabelReference,
  own: CallOptions,
): Promise<number> {
  return typeof label === 'number' ? label : (await findLabel(transport, label, own)).id
}

/**
 * The label that has a name. Harbor finds parts of names: one GET for each hundred labels whose names contain this one,
 * until it is found.
 *
 * @throws {NotFoundError} no global label, or none of the project, has the name
 */
export async function findLabel(
  transport: Transport,
  label: Exclude<LabelReference, number>,
  own: CallOptions,
): Promise<Label> {
  const { name, project } = readReference(label)
  const owner =
    project === undefined
      ? ({ scope: 'g' } as const)
      : ({ scope: 'p', project_id: await projectId(transport, project, own) } as const)
  const given = { options: { ...own, ...owner, name } }
  const order = { identity: 'id', sort: 'id' } as const
  return findByName(transport, 'ListLabels', given, order, { thing: 'label', key: 'name', name })
}

function readReference(
  label: string | ProjectLabelReference,
): Partial<ProjectLabelReference> & { name: string } {
  const reference = typeof label === 'string' ? { name: label } : label
  const isWhole = typeof label === 'string' || label?.project !== undefined
  // Without a name Harbor would find all labels.
  if (isWhole && typeof reference.name === 'string' && reference.name !== '') return reference
  throw new InvalidArgumentError('label', 'must be an id, a name, or an object with `name` and `project`.')
}
