import type { Area } from '../area'
import { keepTags } from '../artifacts/kept-tags'
import { projectDeleted } from '../projects/project'
import { immutableRulesIn } from './immutable-rule'
import { isImmutable } from './immutable-rules'
import { immutableRuleRoutes } from './routes'

export const immutableRules: Area = {
  tables: { immutableRules: immutableRulesIn },
  routes: immutableRuleRoutes,
  start(state) {
    keepTags(state, (tag) => isImmutable(state, tag))
    projectDeleted.subscribe(state, ({ id }) => immutableRulesIn(state).deleteWhere('project', id))
  },
}
