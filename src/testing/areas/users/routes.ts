import { actorName, canInSystem, isAdmin, requireAuthenticated, requireSystem } from '../../access/access'
import { settingsIn } from '../../access/settings'
import {
  badRequest,
  conflict,
  created,
  done,
  forbidden,
  internalError,
  json,
  notFound,
  Panic,
  precondition,
} from '../../http/answers'
import type { Columns } from '../../http/columns'
import { answerList } from '../../http/list'
import { pageHeaders } from '../../http/paging'
import { fuzzy } from '../../http/q'
import { type Call, on, type Route } from '../../http/route'
import { locationOf } from '../projects/project-lookup'
import { isSecret } from '../robots/secrets'
import { oidcUsersIn } from './oidc-user'
import { type User, usersIn } from './user'
import { deleteUser, findUser, viewOIDC, viewUser } from './users'

const columns: Columns<User> = {
  columns: {
    username: 'string',
    email: 'string',
    realname: 'string',
    comment: 'string',
    sysadmin_flag: 'boolean',
    creation_time: 'time',
    update_time: 'time',
  },
  others: { user_id: { type: 'number', of: ({ id }) => id } },
  order: 'username',
}

export const userRoutes: readonly Route[] = [
  on('listUsers', (call) => {
    requireSystem(call.actor, 'list', 'user')
    return answerList(call, columns, {
      rows: usersIn(call.state).rows('listed', 'listed'),
      keywords: { username: fuzzy(call.query.text('username')), email: fuzzy(call.query.text('email')) },
      view: viewUser,
    })
  }),

  on('createUser', (call) => {
    const { state, actor, body } = call
    const { auth_mode, self_registration } = settingsIn(state)
    if (auth_mode !== 'db_auth') {
      throw forbidden(`creating local user is not allowed under auth mode: ${auth_mode}`)
    }
    if (self_registration && !canInSystem(actor, 'create', 'user')) {
      throw forbidden('self-registration cannot be triggered via API')
    }
    requireSystem(actor, 'create', 'user')
    const { username = '', email = '', realname = '', comment = '', password = '' } = body
    requireSecret(password)
    requireProfile({ email, realname, comment })
    if (username === '') throw badRequest('username with illegal length')
    if (illegalInNames.test(username)) throw badRequest('username contains illegal characters')
    if (usersIn(state).find('username', username) || usersIn(state).find('email', email)) {
      throw conflict(`user ${username} or email ${email} already exists`)
    }
    const now = state.now()
    const user = usersIn(state).insert((id) => ({
      ...{ id, username, password, email, realname, comment },
      ...{ sysadmin_flag: false, creation_time: now, update_time: now },
    }))
    return created(locationOf(call, user.id))
  }),

  // Page 2 is page 1 again, though the Link says otherwise (test/recordings/api/user.json, "page 2 is the same as
  // page 1").
  on('searchUsers', (call) => {
    const { state, page } = call
    requireAuthenticated(call.actor)
    const word = call.query.text('username') ?? ''
    const found = usersIn(state)
      .where('listed', 'listed')
      .filter(({ username }) => username.toLowerCase().includes(word.toLowerCase()))
      .sort((a, b) => compareMatches(a.username, b.username, word))
    const shown = page.size > 0 ? found.slice(0, page.size) : found
    return json(
      shown.map(({ id, username }) => ({ user_id: id, username })),
      pageHeaders(call, found.length),
    )
  }),

  on('getUser', (call) => {
    requireSelfOr(call, 'read')
    const user = findUser(call.state, call.params.user_id)
    return json({ ...viewUser(user), ...(isAdmin(call.actor) && viewOIDC(call.state, user)) })
  }),

  on('updateUserProfile', (call) => {
    const { state, body, params } = call
    requireSelfOr(call, 'update')
    const user = usersIn(state).get(params.user_id)
    const { email = '', realname = '', comment = '' } = body
    requireProfile({ email, realname, comment })
    if (!user) throw notFound(`user with id ${params.user_id} not found`)
    const other = usersIn(state).find('email', email)
    // The email of somebody else is a 500 here (test/recordings/api/user.json, "the email belongs to another user").
    if (other && other !== user) throw internalError()
    usersIn(state).update(user, { email, realname, comment, update_time: state.now() })
    return done()
  }),

  on('deleteUser', (call) => {
    const { state, actor, params } = call
    requireSystem(actor, 'delete', 'user')
    const isSelf = actor.kind === 'user' && actor.user.id === params.user_id
    if (isSelf || params.user_id === 1) throw forbidden(`User with ID ${params.user_id} cannot be deleted`)
    deleteUser(state, findUser(state, params.user_id))
    return done()
  }),

  on('setUserSysAdmin', (call) => {
    requireSystem(call.actor, 'update', 'user')
    const user = usersIn(call.state).get(call.params.user_id)
    if (!user) throw notFound(`user with id ${call.params.user_id} not found`)
    const { sysadmin_flag = false } = call.body
    usersIn(call.state).update(user, { sysadmin_flag, update_time: call.state.now() })
    return done()
  }),

  on('updateUserPassword', (call) => {
    const { actor, body } = call
    requireSelfOr(call, 'update')
    const own = actor.kind === 'user' && actor.user.id === call.params.user_id ? actor.user : undefined
    if (own && own.password !== body.old_password) throw forbidden('Current password is incorrect')
    const password = body.new_password ?? ''
    requireSecret(password)
    const user = findUser(call.state, call.params.user_id)
    if (user.password === password) throw badRequest('New password is identical to old password')
    usersIn(call.state).update(user, { password, update_time: call.state.now() })
    return done()
  }),

  on('setCliSecret', (call) => {
    const { state, params, body } = call
    const { auth_mode } = settingsIn(state)
    if (auth_mode !== 'oidc_auth') {
      throw precondition(`unable to update CLI secret under authmode: ${auth_mode}`)
    }
    requireSelfOr(call, 'update')
    const { secret = '' } = body
    requireSecret(secret)
    const known = oidcUsersIn(state).find('user', params.user_id)
    if (!known) throw notFound(`oidc info for user ${params.user_id} not found`)
    oidcUsersIn(state).update(known, { secret, update_time: state.now() })
    return done()
  }),
]

const illegalInNames = /[,~#$%]/

/** Harbor asks who it is before it asks whether it is anybody. */
function requireSelfOr({ actor, params }: Call<{ readonly user_id: number }, unknown>, action: string): void {
  if (actor.kind === 'anonymous') throw new Panic('anonymous')
  if (actor.kind === 'user' && actor.user.id === params.user_id) return
  if (!canInSystem(actor, action, 'user')) throw forbidden(actorName(actor))
}

function requireSecret(secret: string): void {
  if (isSecret(secret)) return
  throw badRequest(
    'the password or secret must be 8-128, inclusively, characters long with at least 1 uppercase letter, 1 lowercase letter and 1 number',
  )
}

function requireProfile({ email, realname, comment }: Pick<User, 'email' | 'realname' | 'comment'>): void {
  if (email === '') throw badRequest("email can't be empty")
  if (!/^[^\s@<>()[\]\\,;:"]+@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z]{2,}$/.test(email)) {
    throw badRequest('email with illegal format')
  }
  if (realname.length < 1 || realname.length > 255) throw badRequest('realname with illegal length')
  if (illegalInNames.test(realname)) throw badRequest('realname contains illegal characters')
  if (comment.length > 30) throw badRequest('comment with illegal length')
}

/** The exact name first, then the shortest. */
function compareMatches(a: string, b: string, word: string): number {
  if (a === word || b === word) return a === word ? -1 : 1
  return a.length - b.length || (a < b ? -1 : 1)
}
