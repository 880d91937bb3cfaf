import type { Project } from '../../generated/models'
import type { Named } from '../core/call/named'
import type { Transport } from '../core/call/transport'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'

/** A project by its name (`'demo'`) or its id (`12`). A string is always a name, also `'2024'`. */
export type ProjectReference = string | number

/** For routes that know ids only. A name costs one GET. */
export const namedProject: Named<Project> = {
  argument: 'project',
  idOf: ({ project_id }) => project_id,
  find: (transport, name, own) =>
    transport.call('getProject', own, () => ({ path: { project_name_or_id: name } })),
}

/** All projects that the caller sees. */
export function allProjects(transport: Transport, own: CallOptions): Pager<Project> {
  return transport.list('listProjects', own, () => ({}), { identity: 'project_id' })
}

export async function* namesOfProjects(transport: Transport, own: CallOptions): AsyncGenerator<string> {
  for await (const { name } of allProjects(transport, own)) yield name
}
