import { InvalidArgumentError } from '../../index'
import { roles } from '../access/permissions'
import { isTagName } from '../areas/artifacts/tags'
import { membersIn } from '../areas/members/member'
import { isProjectName, isRepositoryName, isRobotName } from '../areas/projects/names'
import { type Project, projectsIn } from '../areas/projects/project'
import { createProject } from '../areas/projects/projects'
import { ensureRepository } from '../areas/repositories/repositories'
import { robotsIn } from '../areas/robots/robot'
import { isSecret } from '../areas/robots/secrets'
import { usersIn } from '../areas/users/user'
import { putBlob } from '../registry/content'
import { sha256 } from '../registry/digest'
import { pushManifest } from '../registry/push'
import type { State } from '../state'
import type { FakeHarborOptions, ProjectSeed, RepositorySeed, RobotSeed, UserSeed } from './options'

export const admin = { username: 'admin', password: 'Harbor12345' } as const

/** Work that is left for the first request, as digests take a promise. */
export type Pending = () => Promise<void>

/** Makes a fresh Harbor with what the options say. The images are pushed when `Pending` is called. */
export function seed(state: State, { projects = [], users = [], robots = [] }: FakeHarborOptions): Pending {
  addUser(state, { ...admin, email: '', sysadmin: true }, 'system admin', 'admin user')
  for (const user of users) addUser(state, user, user.username, '')
  const library: ProjectSeed = { name: 'library', public: true }
  const given = projects.some(({ name }) => name === library.name)
  const pending = (given ? projects : [library, ...projects]).map((project) => addProject(state, project))
  for (const robot of robots) addRobot(state, robot)
  return async () => {
    for (const push of pending) await push()
  }
}

function addUser(state: State, user: UserSeed, realname: string, comment: string): void {
  const { username, password, email = `${username}@example.com`, sysadmin = false } = user
  demand(username !== '', 'users', 'a user without a name. Give it a username.')
  demand(!usersIn(state).find('username', username), 'users', `'${username}' is there twice. Name it once.`)
  const now = state.now()
  usersIn(state).insert((id) => ({
    ...{ id, username, password, email, realname, comment },
    ...{ sysadmin_flag: sysadmin, creation_time: now, update_time: now },
  }))
}

function addProject(state: State, seed: ProjectSeed): Pending {
  const { name, storage_limit = -1, members = {}, repositories = [] } = seed
  demand(isProjectName(name), 'projects', `'${name}' is no name that Harbor takes. Write it in lower case.`)
  demand(!projectsIn(state).find('name', name), 'projects', `'${name}' is there twice. Name it once.`)
  const metadata = { public: String(seed.public ?? false) }
  const project = createProject(state, { name, owner_id: 1, metadata, storage_limit })
  for (const [username, role] of Object.entries(members)) addMember(state, project, username, role)
  for (const repository of repositories) addRepository(state, project, repository)
  return async () => {
    for (const repository of repositories) await pushImages(state, project, repository)
  }
}

function addMember(state: State, project: Project, username: string, role: string): void {
  const user = usersIn(state).find('username', username)
  const [role_id] = [...roles].find(([, { name }]) => name === role) ?? []
  const names = [...roles.values()].map(({ name }) => name).join(', ')
  const who = `projects: ${project.name}.members.${username}`
  if (!user) throw new InvalidArgumentError(who, `there is no such user. Add '${username}' to users.`)
  if (!role_id) throw new InvalidArgumentError(who, `'${role}' is no role. Take one of ${names}.`)
  membersIn(state).insert((id) => ({ id, project_id: project.id, entity_id: user.id, role_id }))
}

function addRepository(state: State, project: Project, { name, artifacts = [] }: RepositorySeed): void {
  const fullName = `${project.name}/${name}`
  demand(
    isRepositoryName(name),
    'projects',
    `'${fullName}' is no repository that Harbor takes. Write it in lower case.`,
  )
  for (const tag of artifacts.flatMap(({ tags = [] }) => tags)) {
    demand(
      isTagName(tag),
      'projects',
      `'${fullName}:${tag}' has no tag that Harbor takes. Use letters, digits, '_', '.' and '-'.`,
    )
  }
  ensureRepository(state, project, fullName)
}

function addRobot(state: State, seed: RobotSeed): void {
  const { name, secret, permissions, expires_at = -1, disable = false } = seed
  demand(isRobotName(name), 'robots', `'${name}' is no name that Harbor takes. Leave prefix and project out.`)
  demand(
    isSecret(secret),
    'robots',
    `the secret of '${name}' needs 8 characters, upper case, lower case and a digit.`,
  )
  const now = state.now()
  robotsIn(state).insert((id) => ({
    ...{ id, name, level: 'system', project_id: 0, secret, turn: 1, description: '', disable, duration: -1 },
    ...{
      expires_at,
      permissions,
      creator_ref: 1,
      creator_type: 'local',
      creation_time: now,
      update_time: now,
    },
  }))
}

function demand(condition: boolean, argument: string, problem: string): void {
  if (!condition) throw new InvalidArgumentError(argument, problem)
}

/** Tiny images: a config that no other has, and one layer for all. */
async function pushImages(
  state: State,
  project: Project,
  { name, artifacts = [] }: RepositorySeed,
): Promise<void> {
  const repository = `${project.name}/${name}`
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const layer = await addBlob(state, repository, 'layer')
  for (const [index, { tags = [] }] of artifacts.entries()) {
    const config = await addBlob(state, repository, {
      created: '2026-01-01T00:00:00Z',
      architecture: 'amd64',
      os: 'linux',
      config: { Labels: { repository, index: String(index) } },
      rootfs: { type: 'layers', diff_ids: [] },
      history: [{ created: '2026-01-01T00:00:00Z', created_by: 'createFakeHarbor' }],
    })
    const manifest = {
      schemaVersion: 2,
      mediaType,
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...config },
      layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', ...layer }],
    }
    const bytes = encode(manifest)
    const references = tags.length > 0 ? tags : [await sha256(bytes)]
    for (const reference of references)
      await pushManifest(state, { project, repository, reference, mediaType, bytes })
  }
}

async function addBlob(
  state: State,
  repository: string,
  content: unknown,
): Promise<{ digest: string; size: number }> {
  const bytes = encode(content)
  const digest = await sha256(bytes)
  putBlob(state, repository, digest, bytes)
  return { digest, size: bytes.length }
}

function encode(content: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(content))
}
