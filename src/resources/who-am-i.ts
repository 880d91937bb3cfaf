import type { Permission } from '../../generated/models'
import { takeOut } from '../core/call/arguments'
import { connectionKey } from '../core/call/connection'
import type { Transport } from '../core/call/transport'
import type { CallOptions } from '../core/settings'
import { PreconditionFailedError } from '../errors/precondition-failed-error'
import { requireText } from './body'
import type { ProjectReference } from './named-project'
import type { Projects } from './projects'
import type { Users } from './users'

/** Who a client is, by its credentials. */
export interface Identity {
  readonly kind: 'user' | 'robot' | 'anonymous'
  /** The name of the user; or the full name of the robot, `robot$demo+ci`. */
  readonly name: string | undefined
  /** Whether it is a system administrator. A robot never is. */
  readonly sysadmin: boolean
  /**
   * What it may do in the project: `{ resource: 'repository', action: 'push' }`. The list is empty if it may not see
   * the project. `undefined` if no project is given and it is not a robot of a project; Harbor does not tell a robot
   * its other permissions.
   */
  readonly permissions: readonly Permission[] | undefined
}

/** What `whoAmI` takes. */
export type WhoAmIOptions = CallOptions & {
  /** The project whose permissions are read. @default for a robot of a project, that project */
  project?: ProjectReference | undefined
}

interface Asked {
  readonly users: Users
  readonly projects: Projects
  readonly [connectionKey]: Transport
}

export async function whoAmI(harbor: Asked, options: WhoAmIOptions): Promise<Identity> {
  const [{ project }, others] = takeOut(options, 'project')
  const { present, who } = harbor[connectionKey].credentials
  if (project !== undefined && typeof project !== 'number') requireText('project', project)
  return harbor[connectionKey].together('getCurrentUserInfo', others, async (own) => {
    if (!present) return { kind: 'anonymous', name: undefined, sysadmin: false, permissions: undefined }
    const user = await harbor.users.current(own).catch((error) => {
      // Of a robot Harbor says only that it is none.
      if (error instanceof PreconditionFailedError) return undefined
      throw error
    })
    const where = project ?? (user ? undefined : /^(?:.*\$)?(.+)\+/.exec(who)?.[1])
    return {
      kind: user ? 'user' : 'robot',
      name: user ? user.username : who,
      sysadmin: user?.sysadmin_flag ?? false,
      permissions: where === undefined ? undefined : await permissionsIn(harbor, where, own),
    }
  })
}

/** The project itself is not for every robot to read, and a list of projects is. */
async function permissionsIn(
  { users, projects }: Asked,
  project: ProjectReference,
  own: CallOptions,
): Promise<Permission[]> {
  const id =
    typeof project === 'number'
      ? project
      : (await projects.list({ ...own, q: { name: project }, page_size: 1 })).items[0]?.project_id
  if (id === undefined) return []
  return users.currentPermissions({ ...own, scope: `/project/${id}`, relative: true })
}
