import { InvalidArgumentError } from '../../index'
import { roles } from '../access/permissions'
import { membersIn } from '../areas/members/member'
import { isProjectName, isRepositoryName } from '../areas/projects/names'
import { type Project, projectsIn } from '../areas/projects/project'
import { metadataNames, readMetadata } from '../areas/projects/project-metadata'
import { createProject } from '../areas/projects/projects'
import { storageOf } from '../areas/quotas/storage'
import { escapeHTML } from '../areas/repositories/html'
import { ensureRepository } from '../areas/repositories/repositories'
import { repositoriesIn } from '../areas/repositories/repository'
import { usersIn } from '../areas/users/user'
import { Refusal } from '../http/answers'
import type { State } from '../state'
import { demand, type Keys, requireKeys } from './check'
import type { ProjectRobotSeed, ProjectSeed, RepositorySeed } from './options'
import { seedArtifacts } from './seed-artifacts'
import { seedLabel } from './seed-label'
import { seedRobot } from './seed-robot'

const keys: Keys<ProjectSeed> = {
  ...{ name: true, public: true, storage_limit: true, metadata: true, members: true },
  ...{ robots: true, labels: true, repositories: true },
}
const repositoryKeys: Keys<RepositorySeed> = { name: true, description: true, artifacts: true }
const robotKeys: Keys<ProjectRobotSeed> = {
  ...{ name: true, secret: true, access: true, expires_at: true, disable: true },
}

export function seedProject(state: State, seed: ProjectSeed): void {
  requireKeys(seed, keys, 'projects')
  const { name, storage_limit = -1, members = {}, robots = [], labels = [], repositories = [] } = seed
  demand(isProjectName(name), 'projects', `'${name}' is no name that Harbor takes. Write it in lower case.`)
  demand(!projectsIn(state).find('name', name), 'projects', `'${name}' is there twice. Name it once.`)
  const metadata = metadataOf(seed)
  const project = createProject(state, { name, owner_id: 1, metadata, storage_limit })
  for (const [username, role] of Object.entries(members)) addMember(state, project, username, role)
  for (const robot of robots) addRobot(state, project, robot)
  for (const label of labels) seedLabel(state, label, project.id, `projects: ${name}.labels`)
  for (const repository of repositories) addRepository(state, project, repository)
  const { used } = storageOf(state, project)
  demand(
    storage_limit === -1 || used <= storage_limit,
    'projects',
    `'${name}' holds ${used} bytes, which is more than its storage_limit of ${storage_limit}.`,
  )
}

function metadataOf({ name, metadata = {}, public: isPublic }: ProjectSeed): Record<string, string> {
  const argument = `projects: ${name}.metadata`
  const kept: Record<string, string> = {}
  for (const [key, value] of Object.entries(metadata)) {
    demand(metadataNames.includes(key), argument, `has no '${key}'. It may have ${metadataNames.join(', ')}.`)
    kept[key] = metadataValue(key, value, argument)
  }
  const isClear = isPublic === undefined || kept.public === undefined || kept.public === String(isPublic)
  demand(isClear, argument, 'says another thing of `public` than the project does. Say it once.')
  return { ...kept, public: kept.public ?? String(isPublic ?? false) }
}

function metadataValue(key: string, value: unknown, argument: string): string {
  try {
    const kept = typeof value === 'string' ? readMetadata(key, value) : undefined
    if (kept !== undefined) return kept
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  throw new InvalidArgumentError(
    argument,
    `Harbor takes no ${JSON.stringify(value)} for '${key}'. Write its values as strings: { auto_scan: 'true' }.`,
  )
}

function addMember(state: State, project: Project, username: string, role: string): void {
  const user = usersIn(state).find('username', username)
  const [role_id] = [...roles].find(([, { name }]) => name === role) ?? []
  const names = [...roles.values()].map(({ name }) => name).join(', ')
  const who = `projects: ${project.name}.members.${username}`
  if (!user) throw new InvalidArgumentError(who, `there is no such user. Add '${username}' to users.`)
  if (!role_id) throw new InvalidArgumentError(who, `'${role}' is no role. Take one of ${names}.`)
  membersIn(state).insert((id) => ({
    ...{ id, project_id: project.id, role_id },
    ...{ entity_type: 'u', entity_id: user.id },
  }))
}

function addRobot(state: State, project: Project, seed: ProjectRobotSeed): void {
  const argument = `projects: ${project.name}.robots`
  requireKeys(seed, robotKeys, argument)
  const { name, access, ...rest } = seed
  const permissions = [{ kind: 'project', namespace: project.name, access }] as const
  const robot = { ...rest, name: `${project.name}+${name}`, permissions, level: 'project' } as const
  seedRobot(state, { ...robot, project_id: project.id }, argument)
}

function addRepository(state: State, project: Project, seed: RepositorySeed): void {
  requireKeys(seed, repositoryKeys, `projects: ${project.name}.repositories`)
  const { name, description = '', artifacts = [] } = seed
  const fullName = `${project.name}/${name}`
  demand(
    isRepositoryName(name),
    'projects',
    `'${fullName}' is no repository that Harbor takes. Write it in lower case.`,
  )
  const repository = ensureRepository(state, project, fullName)
  if (description) repositoriesIn(state).update(repository, { description: escapeHTML(description) })
  seedArtifacts(state, project, fullName, artifacts)
}
