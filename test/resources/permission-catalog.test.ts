import { replay } from './replay'

replay('permissions.json', {
  operations: { getPermissions: { call: ({ harbor }) => harbor.permissions.list() } },
})
