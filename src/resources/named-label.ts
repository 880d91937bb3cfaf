import type { Label } from '../../generated/models'
import { type Addressed, idOf } from '../core/call/named'
import { findByName } from '../core/paging/find-by-name'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { namedProject, type ProjectReference } from './named-project'

/** A label of a project, by its name and the project. */
export interface ProjectLabelReference {
  readonly name: string
  /** A name costs one GET. */
  readonly project: ProjectReference
}

/** A label by its id (`4`); a global label by its name (`'production'`); a project's label by its name and project. */
export type LabelReference = number | string | ProjectLabelReference

/**
 * A name costs one GET, and one more for its project if that is a name. Harbor finds parts of names: one GET for each
 * hundred labels whose names contain this one, until it is found.
 */
export const namedLabel: Addressed<'GetLabelByID', Label, string | ProjectLabelReference> = {
  argument: 'label',
  byObject: true,
  idOf: ({ id }) => id,
  get: 'GetLabelByID',
  pathOf: (id) => ({ label_id: id }),
  async find(transport, label, own) {
    const { name, project } = readReference(label)
    const owner =
      project === undefined
        ? ({ scope: 'g' } as const)
        : ({ scope: 'p', project_id: await idOf(transport, namedProject, project, own) } as const)
    const query = { ...owner, name }
    return findByName(transport, own, { thing: 'label', name, list: 'ListLabels', query })
  },
}

function readReference(
  label: string | ProjectLabelReference,
): Partial<ProjectLabelReference> & { name: string } {
  const reference = typeof label === 'string' ? { name: label } : label
  const isWhole = typeof label === 'string' || label.project !== undefined
  // Without a name Harbor would find all labels.
  if (isWhole && typeof reference.name === 'string' && reference.name !== '') return reference
  throw new InvalidArgumentError('label', 'must be an id, a name, or an object with `name` and `project`.')
}
