import * as z from 'zod/mini'
import { type ConfigurationDescription, configurationSchema } from './kinds/configuration'
import { type ImmutableRuleDescription, immutableRuleSchema } from './kinds/immutable-rules'
import { type LabelDescription, labelSchema } from './kinds/labels'
import { type MemberDescription, memberSchema } from './kinds/members'
import { ignoredSetting, type ProjectSettingsDescription, projectMembers } from './kinds/projects'
import { type RegistryDescription, registrySchema } from './kinds/registries'
import { type ReplicationPolicyDescription, replicationPolicySchema } from './kinds/replication-policies'
import { type RetentionDescription, retentionSchema } from './kinds/retention'
import {
  type ProjectRobotDescription,
  projectRobotSchema,
  type SystemRobotDescription,
  systemRobotSchema,
} from './kinds/robot-description'
import { type SchedulesDescription, schedulesSchema } from './kinds/schedules'
import { type WebhookPolicyDescription, webhookPolicySchema } from './kinds/webhook-policies'

/**
 * What should be in a Harbor. What is not given is not looked at: a member stays as it is, and so does a kind of thing whose
 * list is not given. A list names what has to be there; others are left alone unless `prune` names the kind.
 */
export interface HarborDescription {
  configuration?: ConfigurationDescription | undefined
  registries?: readonly RegistryDescription[] | undefined
  projects?: readonly ProjectDescription[] | undefined
  /** Global labels. */
  labels?: readonly LabelDescription[] | undefined
  /** Robots of the system. */
  robots?: readonly SystemRobotDescription[] | undefined
  replicationPolicies?: readonly ReplicationPolicyDescription[] | undefined
  schedules?: SchedulesDescription | undefined
}

/** A project, and what is in it. */
export interface ProjectDescription extends ProjectSettingsDescription {
  members?: readonly MemberDescription[] | undefined
  labels?: readonly LabelDescription[] | undefined
  robots?: readonly ProjectRobotDescription[] | undefined
  webhookPolicies?: readonly WebhookPolicyDescription[] | undefined
  immutableRules?: readonly ImmutableRuleDescription[] | undefined
  /** `null`: there should be none. It is deleted only if `prune` names `retention`. */
  retention?: RetentionDescription | null | undefined
}

const projectSchema = z
  .strictObject({
    ...projectMembers,
    members: z.optional(z.array(memberSchema)),
    labels: z.optional(z.array(labelSchema)),
    robots: z.optional(z.array(projectRobotSchema)),
    webhookPolicies: z.optional(z.array(webhookPolicySchema)),
    immutableRules: z.optional(z.array(immutableRuleSchema)),
    retention: z.optional(z.nullable(retentionSchema)),
  })
  .check((context) => {
    const setting = ignoredSetting(context.value)
    if (setting === undefined) return
    const message = 'is ignored by Harbor in such a project'
    context.issues.push({ code: 'custom', input: context.value, path: ['metadata', setting], message })
  })

export const descriptionSchema = z.strictObject({
  configuration: z.optional(configurationSchema),
  registries: z.optional(z.array(registrySchema)),
  projects: z.optional(z.array(projectSchema)),
  labels: z.optional(z.array(labelSchema)),
  robots: z.optional(z.array(systemRobotSchema)),
  replicationPolicies: z.optional(z.array(replicationPolicySchema)),
  schedules: z.optional(schedulesSchema),
})
