import { artifacts } from './artifacts'
import { errors } from './errors'
import { freeForm } from './free-form'
import { labels } from './labels'
import type { Patch } from './patch'
import { projects } from './projects'
import { quotas } from './quotas'
import { repositories } from './repositories'
import { robots } from './robots'
import { system } from './system'
import { users } from './users'
import { webhooks } from './webhooks'

/** Every correction, in the order they are applied. */
export const patches: readonly Patch[] = [
  ...freeForm,
  ...errors,
  ...projects,
  ...repositories,
  ...artifacts,
  ...robots,
  ...webhooks,
  ...users,
  ...quotas,
  ...labels,
  ...system,
]
