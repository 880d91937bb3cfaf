import { settingsIn } from '../access/settings'
import { findingsIn, type ScannerSeed } from '../areas/scanning/findings'
import { addScanner } from '../areas/scanning/scanner'
import { certificateIn } from '../areas/system/certificate'
import { oidcUsersIn } from '../areas/users/oidc-user'
import { usersIn } from '../areas/users/user'
import type { State } from '../state'
import { demand, type Keys, requireKeys } from './check'
import type { FakeHarborOptions, ProjectSeed, RobotSeed, UserSeed } from './options'
import { seedLabel } from './seed-label'
import { seedProject } from './seed-project'
import { seedRobot } from './seed-robot'

export const admin = { username: 'admin', password: 'Harbor12345' } as const

const keys: Keys<FakeHarborOptions> = {
  ...{ projects: true, users: true, robots: true, labels: true, scanner: true },
  ...{
    clock: true,
    ids: true,
    memoryLimit: true,
    deliver: true,
    ...{ auth_mode: true, caCertificate: true, passwordCost: true, passwordLock: true },
    behindProxy: true,
  },
}
const authModes: readonly string[] = ['db_auth', 'oidc_auth', 'ldap_auth']
const userKeys: Keys<UserSeed> = {
  username: true,
  password: true,
  email: true,
  sysadmin: true,
  cli_secret: true,
}
const scannerKeys: Keys<ScannerSeed> = { name: true, find: true }
const robotKeys: Keys<RobotSeed> = {
  ...{ name: true, secret: true, permissions: true, expires_at: true, disable: true },
}

/** Makes a fresh Harbor with what the options say. */
export function seed(state: State, options: FakeHarborOptions): void {
  requireKeys(options, keys, 'options')
  const { auth_mode = 'db_auth' } = options
  demand(
    authModes.includes(auth_mode),
    'auth_mode',
    `'${auth_mode}' is none that the fake knows. Take one of ${authModes.join(', ')}.`,
  )
  settingsIn(state).auth_mode = auth_mode
  if (options.caCertificate !== undefined) certificateIn(state).pem = options.caCertificate
  const { projects = [], users = [], robots = [], labels = [] } = options
  addUser(state, { ...admin, email: '', sysadmin: true }, 'system admin', 'admin user')
  for (const user of users) addUser(state, user, user.username, '')
  if (options.scanner) seedScanner(state, options.scanner)
  for (const label of labels) seedLabel(state, label, 0, 'labels')
  const library: ProjectSeed = { name: 'library', public: true }
  const given = projects.some(({ name }) => name === library.name)
  for (const project of given ? projects : [library, ...projects]) seedProject(state, project)
  for (const robot of robots) seedSystemRobot(state, robot)
}

function seedScanner(state: State, seed: ScannerSeed): void {
  requireKeys(seed, scannerKeys, 'scanner')
  const { name = 'Fake', find } = seed
  if (find) findingsIn(state).find = find
  const flags = { disabled: false, skip_certVerify: false, use_internal_addr: false }
  const url = 'https://scanner.harbor.test'
  addScanner(state, { name, description: '', url, auth: '', access_credential: '', ...flags })
}

function addUser(state: State, user: UserSeed, realname: string, comment: string): void {
  requireKeys(user, userKeys, 'users')
  const { username, password, email = `${username}@example.com`, sysadmin = false } = user
  demand(username !== '', 'users', 'a user without a name. Give it a username.')
  demand(!usersIn(state).find('username', username), 'users', `'${username}' is there twice. Name it once.`)
  const times = { creation_time: state.now(), update_time: state.now() }
  const { id: user_id } = usersIn(state).insert((id) => ({
    ...{ id, username, password, email, realname, comment, sysadmin_flag: sysadmin, ...times },
  }))
  const { cli_secret: secret } = user
  if (secret === undefined) return
  const subiss = `${username}https://oidc.test`
  oidcUsersIn(state).insert((id) => ({ id, user_id, subiss, secret, ...times }))
}

function seedSystemRobot(state: State, seed: RobotSeed): void {
  requireKeys(seed, robotKeys, 'robots')
  seedRobot(state, { ...seed, level: 'system', project_id: 0 }, 'robots')
}
