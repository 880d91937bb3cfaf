/** What `prune` and a difference call the things of a Harbor. */
export type ProvisionKind =
  | 'configuration'
  | 'registries'
  | 'projects'
  | 'labels'
  | 'members'
  | 'robots'
  | 'webhookPolicies'
  | 'immutableRules'
  | 'retention'
  | 'replicationPolicies'
  | 'schedules'

/** A member that is other than it should be. */
export interface Change {
  /** `metadata.public` */
  readonly path: string
  /** What Harbor has; `undefined` for nothing. A secret is never in it. */
  readonly before: unknown
  /** What it will be. A secret is never in it. */
  readonly after: unknown
}

/** One thing that is not as it should be. */
export interface Difference {
  readonly action: 'create' | 'update' | 'delete'
  readonly kind: ProvisionKind
  /** `demo`; what is in a project has the project in front: `demo/jane`. */
  readonly name: string
  /** Empty for what is deleted. */
  readonly changes: readonly Change[]
}

/** Members whose values nobody should read in a plan. */
const secretMember = /secret$|password$|^auth_header$/

/** A user with a password in an address. */
const login = /(?<=:\/\/)[^/?#\s]*(?=@)/

/** A value as a plan may show it. */
export function withoutSecrets(value: unknown, member = '', instead = '(secret)'): unknown {
  if (typeof value === 'string') {
    return value !== '' && secretMember.test(member) ? instead : value.replace(login, instead)
  }
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, '', instead))
  if (typeof value !== 'object' || value === null) return value
  // Whoever knows the address of a Slack webhook can post there.
  const isSlack = 'type' in value && value.type === 'slack'
  const nameOf = (name: string) => (isSlack && name === 'address' ? 'secret' : name)
  const members = Object.entries(value)
  return Object.fromEntries(
    members.map(([name, item]) => [name, withoutSecrets(item, nameOf(name), instead)]),
  )
}
