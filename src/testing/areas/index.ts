import type { Area } from './area'
import { artifacts } from './artifacts/index'
import { auditLogs } from './audit-logs/index'
import { configuration } from './configuration/index'
import { garbageCollection } from './garbage-collection/index'
import { icons } from './icons/index'
import { immutableRules } from './immutable-rules/index'
import { jobService } from './job-service/index'
import { labels } from './labels/index'
import { ldap } from './ldap/index'
import { members } from './members/index'
import { oidc } from './oidc/index'
import { preheat } from './preheat/index'
import { projects } from './projects/index'
import { quotas } from './quotas/index'
import { registries } from './registries/index'
import { replications } from './replications/index'
import { repositories } from './repositories/index'
import { retention } from './retention/index'
import { robots } from './robots/index'
import { scanning } from './scanning/index'
import { search } from './search/index'
import { statistics } from './statistics/index'
import { system } from './system/index'
import { userGroups } from './user-groups/index'
import { users } from './users/index'
import { webhooks } from './webhooks/index'

/** What the fake has of Harbor: an area is a folder, and a line here. */
export const areas: readonly Area[] = [
  users,
  projects,
  members,
  quotas,
  repositories,
  artifacts,
  scanning,
  labels,
  robots,
  webhooks,
  registries,
  replications,
  preheat,
  system,
  configuration,
  icons,
  search,
  statistics,
  userGroups,
  immutableRules,
  retention,
  jobService,
  garbageCollection,
  auditLogs,
  ldap,
  oidc,
]
