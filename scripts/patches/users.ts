import { alwaysPresent, mustBeGiven, neverNull } from './members'
import type { Patch } from './patch'

export const users: readonly Patch[] = [
  alwaysPresent(
    'UserResp',
    ['user_id', 'username'],
    'A database key and the name to log in by. Not email: admin may have none (user.json)',
  ),
  alwaysPresent('UserSearchRespItem', ['user_id', 'username'], 'user.json: searchUsers; the same two'),
  alwaysPresent(
    'Permission',
    ['resource', 'action'],
    'permissions.json and user.json: 478 of them; part of the program',
  ),
  neverNull(
    'Permissions',
    ['project'],
    'permissions.json: everybody sees those of projects; system is null for most',
  ),
  mustBeGiven(
    'UserCreationReq',
    ['username', 'password', 'email', 'realname'],
    'user.json: createUser (400: weak password, malformed email); server/v2.0/handler/user.go: validateUserProfile',
  ),
  mustBeGiven('PasswordReq', ['new_password'], 'server/v2.0/handler/user.go: requireValidSecret'),
  mustBeGiven('UserSysAdminFlag', ['sysadmin_flag'], 'Without it the user is no administrator any more'),
  alwaysPresent(
    'OIDCUserInfo',
    ['id', 'user_id', 'subiss'],
    'user.json: getUser (OIDC mode); database columns',
  ),
]
