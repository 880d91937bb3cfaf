import { alwaysPresent, neverNull, type Patch } from './patch'

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
]
