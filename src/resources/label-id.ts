import { splitOptions } from '../core/arguments'
import { findByName } from '../core/find-by-name'
import type { CallOptions } from '../core/settings'
import type { Transport } from '../core/transport'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { projectId } from './project-lookup'
import type { ProjectReference } from './projects'

/** A label by its id (`4`); a global label by its name (`'production'`); a project's label by its name and project. */
export type LabelReference = number | string | { readonly name: string; readonly project: ProjectReference }

/**
 * The id of a label. A name costs one GET, as Harbor finds parts of names one more for each further hundred labels whose
 * names contain it; and one for the project if that is a name.
 *
 * @throws {NotFoundError} no global label, or none of the project, has the name
 */
export async function labelId(
  transport: Transport,
  label: LabelReference,
  options: CallOptions | undefined,
): Promise<number> {
  if (typeof label === 'number') return label
  const { own } = splitOptions(options)
  const { name, project } = readReference(label)
  const owner =
    project === undefined
      ? ({ scope: 'g' } as const)
      : ({ scope: 'p', project_id: await projectId(transport, project, own) } as const)
  const given = { options: { ...own, ...owner, name } }
  const order = { identity: 'id', sort: 'id' } as const
  return (await findByName(transport, 'ListLabels', given, order, { thing: 'label', key: 'name', name })).id
}

function readReference(label: Exclude<LabelReference, number>): { name: string; project?: ProjectReference } {
  const reference = typeof label === 'string' ? { name: label } : label
  // Harbor would find all labels.
  if (typeof reference?.name !== 'string' || reference.name === '') {
    throw new InvalidArgumentError('label', 'must be an id, a name, or an object with `name` and `project`.')
  }
  return reference
}
