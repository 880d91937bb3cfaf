import type { Area } from '../area'
import { projectCreated, projectDeleted } from '../projects/project'
import { userGroupDeleted } from '../user-groups/user-group'
import { userDeleted } from '../users/user'
import { membersIn } from './member'
import { memberRoutes } from './routes'

export const members: Area = {
  tables: { members: membersIn },
  routes: memberRoutes,
  start(state) {
    projectCreated.subscribe(state, ({ project: { id: project_id, owner_id: entity_id } }) => {
      membersIn(state).insert((id) => ({ id, project_id, entity_type: 'u', entity_id, role_id: 1 }))
    })
    projectDeleted.subscribe(state, ({ id }) => membersIn(state).deleteWhere('project', id))
    userDeleted.subscribe(state, ({ id }) => membersIn(state).deleteWhere('entity', `u${id}`))
    userGroupDeleted.subscribe(state, ({ id }) => membersIn(state).deleteWhere('entity', `g${id}`))
  },
}
