import { artifacts } from './artifacts'
import { configurations } from './configurations'
import { jobs } from './jobs'
import type { MemberDocs } from './member-docs'
import { preheat } from './preheat'
import { projects } from './projects'
import { queries } from './queries'
import { replication } from './replication'
import { robots } from './robots'
import { rules } from './rules'
import { scanning } from './scanning'
import { system } from './system'
import { users } from './users'
import { webhooks } from './webhooks'

export { common } from './common'

/** What members are, where their names do not say it all. */
export const memberDocs: MemberDocs = {
  ...projects,
  ...artifacts,
  ...users,
  ...robots,
  ...webhooks,
  ...replication,
  ...rules,
  ...scanning,
  ...jobs,
  ...preheat,
  ...configurations,
  ...system,
  ...queries,
}
