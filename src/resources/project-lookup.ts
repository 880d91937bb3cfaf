import type { Transport } from '../core/call/transport'
import type { CallOptions } from '../core/settings'
import type { ProjectReference } from './projects'

/** The name of a project, for routes that know names only. An id costs one GET. */
export async function projectName(
  transport: Transport,
  project: ProjectReference,
  own: CallOptions,
): Promise<string> {
  if (typeof project !== 'number') return project
  return (await getProject(transport, project, own)).name
}

/** The id of a project, for routes that know ids only. A name costs one GET. */
export async function projectId(
  transport: Transport,
  project: ProjectReference,
  own: CallOptions,
): Promise<number> {
  if (typeof project === 'number') return project
  return (await getProject(transport, project, own)).project_id
}

function getProject(transport: Transport, project: ProjectReference, own: CallOptions) {
  return transport.call('getProject', { path: { project_name_or_id: project }, options: own })
}
