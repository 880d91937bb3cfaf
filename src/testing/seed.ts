import { InvalidArgumentError } from '../index'
import { ensureRepository } from './artifacts'
import { sha256 } from './digest'
import type { FakeHarborOptions, ProjectSeed, RepositorySeed, RobotSeed, UserSeed } from './options'
import { roles } from './permissions'
import { createProject } from './projects'
import { pushManifest } from './registry/push'
import type { Project, User } from './rows'
import type { State } from './state'

export const admin = { username: 'admin', password: 'Harbor12345' } as const

/** Work that is left for the first request, as digests take a promise. */
export type Pending = () => Promise<void>

/** A fresh Harbor with what the options say. The images are pushed when `Pending` is called. */
export function seed(state: State, options: FakeHarborOptions): Pending {
  addUser(state, { ...admin, email: '', sysadmin: true }, 'system admin', 'admin user')
  for (const user of options.users ?? []) addUser(state, user, user.username, '')
  const library: ProjectSeed = { name: 'library', public: true }
  const given = options.projects ?? []
  const projects = given.some(({ name }) => name === library.name) ? given : [library, ...given]
  const pending = projects.map((project) => addProject(state, project))
  for (const robot of options.robots ?? []) addRobot(state, robot)
  return async () => {
    for (const push of pending) await push()
  }
}

function addUser(state: State, user: UserSeed, realname: string, comment: string): User {
  const { username, password, email = `${username}@example.com`, sysadmin = false } = user
  if (state.users.find('username', username))
    throw new InvalidArgumentError(
      'users',
      `there are two users named '${username}'. Give each one a name of its own.`,
    )
  const now = state.now()
  return state.users.insert((id) => ({
    ...{ id, username, password, email, realname, comment },
    ...{ sysadmin_flag: sysadmin, creation_time: now, update_time: now },
  }))
}

function addProject(
  state: State,
  { name, storage_limit = -1, members = {}, repositories = [], ...more }: ProjectSeed,
): Pending {
  if (state.projects.find('name', name))
    throw new InvalidArgumentError(
      'projects',
      `there are two projects named '${name}'. Give each one a name of its own.`,
    )
  const metadata = { public: String(more.public ?? false) }
  const project = createProject(state, { name, owner_id: 1, metadata, storage_limit })
  for (const [username, role] of Object.entries(members)) {
    const user = state.users.find('username', username)
    if (!user) {
      throw new InvalidArgumentError(
        'projects',
        `'${name}' has the member '${username}', who does not exist. Add ${username} to users.`,
      )
    }
    const [role_id = 0] = [...roles].find(([, { name }]) => name === role) ?? []
    state.members.insert((id) => ({ id, project_id: project.id, entity_id: user.id, role_id }))
  }
  for (const repository of repositories) ensureRepository(state, project, `${name}/${repository.name}`)
  return async () => {
    for (const repository of repositories) await pushImages(state, project, repository)
  }
}

function addRobot(
  state: State,
  { name, secret, permissions, expires_at = -1, disable = false }: RobotSeed,
): void {
  const now = state.now()
  state.robots.insert((id) => ({
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

/** Tiny images: a config that no other has, and one layer for all. */
async function pushImages(
  state: State,
  project: Project,
  { name, artifacts = [] }: RepositorySeed,
): Promise<void> {
  const repository = `${project.name}/${name}`
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  for (const [index, { tags = [] }] of artifacts.entries()) {
    const config = await addBlob(state, repository, {
      created: '2026-01-01T00:00:00Z',
      architecture: 'amd64',
      os: 'linux',
      config: { Labels: { repository, index: String(index) } },
      rootfs: { type: 'layers', diff_ids: [] },
      history: [{ created: '2026-01-01T00:00:00Z', created_by: 'createFakeHarbor' }],
    })
    const layer = await addBlob(state, repository, 'layer')
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
  state.blobs.set(digest, bytes)
  state.blobLinks.add(`${repository}@${digest}`)
  return { digest, size: bytes.length }
}

function encode(content: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(content))
}
