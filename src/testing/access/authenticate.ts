import { robotsIn } from '../areas/robots/robot'
import { oidcUsersIn } from '../areas/users/oidc-user'
import { type User, usersIn } from '../areas/users/user'
import { part, type State } from '../state'
import { type Actor, robotPrefix } from './access'
import { settingsIn } from './settings'

const anonymous: Actor = { kind: 'anonymous' }

/** What shows who asks. */
export interface Credentials {
  readonly method: string
  readonly path: string
  readonly authorization: string | null
  /** Whose session it is. */
  readonly session: User | undefined
}

/**
 * Right credentials go before the session that came beside them, wrong ones do not (test/recordings/api/session.json).
 */
export function authenticate(state: State, given: Credentials): Actor {
  const basic = basicCredentials(given.authorization)
  const actor = basic ? asAnyone(state, basic, given) : anonymous
  return actor.kind === 'anonymous' && given.session ? { kind: 'user', user: given.session } : actor
}

/** Whether it is a password that Harbor has to hash, which takes it a while. */
export function isPassword(state: State, authorization: string | null): boolean {
  const basic = basicCredentials(authorization)
  const prefix = robotPrefix(state)
  return basic !== undefined && (prefix === '' || !basic.name.startsWith(prefix))
}

interface Basic {
  readonly name: string
  readonly secret: string
}

function basicCredentials(authorization: string | null): Basic | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? '') ?? []
  if (encoded === undefined || encoded.length % 4 !== 0) return undefined
  const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0))
  const [, name, secret] = /^([^:]*):(.*)$/s.exec(new TextDecoder().decode(bytes)) ?? []
  return name === undefined || secret === undefined ? undefined : { name, secret }
}

function asAnyone(state: State, { name, secret }: Basic, { method, path }: Credentials): Actor {
  const robot = name.startsWith(robotPrefix(state)) ? asRobot(state, name, secret) : anonymous
  // Whoever is no robot may still be a user: the prefix can be empty.
  if (robot.kind === 'robot') return robot
  const isOIDC = settingsIn(state).auth_mode === 'oidc_auth'
  const byCLI = isOIDC && takesCLISecret(method, path) ? byCLISecret(state, name, secret) : anonymous
  return byCLI.kind === 'anonymous' ? asUser(state, name, secret) : byCLI
}

/**
 * With a password; the email works as well as the name, and a name is case-sensitive. Where others know the users, it is
 * the first administrator only.
 */
export function asUser(state: State, name: string, password: string): Actor {
  const user = usersIn(state).find('username', name) ?? usersIn(state).find('email', name || '-')
  if (settingsIn(state).auth_mode !== 'db_auth' && user?.id !== 1) return anonymous
  const locks = locksIn(state)
  if (locks.isLocked(name)) return anonymous
  if (user && user.password === password) return { kind: 'user', user }
  if (name !== '') locks.lock(name)
  return anonymous
}

function asRobot(state: State, name: string, secret: string): Actor {
  const robot = robotsIn(state).find('name', name.slice(robotPrefix(state).length))
  const alive =
    robot && !robot.disable && (robot.expires_at === -1 || robot.expires_at > state.clock.now() / 1000)
  return alive && robot.secret === secret ? { kind: 'robot', robot, name } : anonymous
}

function byCLISecret(state: State, name: string, secret: string): Actor {
  const user = usersIn(state).find('username', name)
  const known = user && oidcUsersIn(state).find('user', user.id)
  return user && known?.secret === secret ? { kind: 'user', user } : anonymous
}

/** The registry, and what replication asks (goharbor/harbor `src/server/middleware/security/oidc_cli.go`). */
function takesCLISecret(method: string, path: string): boolean {
  if (path === '/service/token' || path.startsWith('/v2')) return true
  const rest = path.replace(/\/$/, '').replace(/^\/api\/v2\.0/, '')
  if (method === 'POST') return rest === '/projects'
  if (method === 'DELETE') return /^\/projects\/.*\/repositories\/.*\/artifacts\/.*\/tags\/.*$/.test(rest)
  if (method !== 'GET') return false
  return (
    ['/projects', '/systeminfo', '/api/version', '/labels'].includes(rest) ||
    /^\/projects\/.*\/repositories(\/.*\/artifacts)?$/.test(rest)
  )
}

/** For a while after a wrong password, the right one does not work either: others with it fail too. */
class Locks {
  readonly #state: State
  readonly #failures = new Map<string, number>()

  constructor(state: State) {
    this.#state = state
  }

  lock(name: string): void {
    if (this.#state.passwordLock > 0) this.#failures.set(name, this.#state.clock.now())
  }

  isLocked(name: string): boolean {
    const failed = this.#failures.get(name)
    return failed !== undefined && this.#state.clock.now() - failed <= this.#state.passwordLock
  }
}

const locksIn = part((state) => new Locks(state))
