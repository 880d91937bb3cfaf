import { splitOptions } from '../core/arguments'
import type { CallOptions } from '../core/settings'
import type { Transport } from '../core/transport'
import type { ProjectReference } from './projects'

/** The name of a project, for routes that know names only. An id costs one GET. */
export async function projectName(
  transport: Transport,
  project: ProjectReference,
  options?: CallOptions,
): Promise<string> {
  if (typeof project !== 'number') return project
  return (await getProject(transport, project, options)).name
}

/** The id of a project, for routes that know ids only. A name costs one GET. */
export async function projectId(
  transport: Transport,
  project: ProjectReference,
  options?: CallOptions,
): Promise<number> {
  if (typeof project === 'number') return project
  return (await getProject(transport, project, options)).project_id
}

function getProject(transport: Transport, project: ProjectReference, options?: CallOptions) {
  // The options of a list hold its query too.
  const { own } = splitOptions(options)
  return transport.call('getProject', { path: { project_name_or_id: project }, options: own })
}
