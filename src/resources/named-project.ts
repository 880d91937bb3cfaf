import type { Project } from '../../generated/models'
import type { Named } from '../core/call/named'

/** A project by its name (`'demo'`) or its id (`12`). A string is always a name, also `'2024'`. */
export type ProjectReference = string | number

/** For routes that know ids only. A name costs one GET. */
export const namedProject: Named<Project> = {
  argument: 'project',
  idOf: ({ project_id }) => project_id,
  find: (transport, name, own) =>
    transport.call('getProject', own, () => ({ path: { project_name_or_id: name } })),
}
