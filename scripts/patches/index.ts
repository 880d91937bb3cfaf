import { artifacts } from './artifacts'
import { auditLogs } from './audit-logs'
import { configurations } from './configurations'
import { errors } from './errors'
import { freeForm } from './free-form'
import { immutableRules } from './immutable-rules'
import { jobService } from './job-service'
import { labels } from './labels'
import { ldap } from './ldap'
import type { Patch } from './patch'
import { preheat } from './preheat'
import { projects } from './projects'
import { quotas } from './quotas'
import { registries } from './registries'
import { replications } from './replications'
import { repositories } from './repositories'
import { retention } from './retention'
import { robots } from './robots'
import { scanExports } from './scan-exports'
import { scanners } from './scanners'
import { schedules } from './schedules'
import { search } from './search'
import { securityHub } from './security-hub'
import { system } from './system'
import { userGroups } from './user-groups'
import { users } from './users'
import { webhooks } from './webhooks'
import { words } from './words'

/** Every correction, in the order they are applied. */
export const patches: readonly Patch[] = [
  ...freeForm,
  ...errors,
  ...words,
  ...auditLogs,
  ...configurations,
  ...schedules,
  ...jobService,
  ...ldap,
  ...userGroups,
  ...preheat,
  ...registries,
  ...replications,
  ...retention,
  ...immutableRules,
  ...scanners,
  ...scanExports,
  ...securityHub,
  ...search,
  ...artifacts,
  ...labels,
  ...projects,
  ...quotas,
  ...repositories,
  ...robots,
  ...system,
  ...users,
  ...webhooks,
]
