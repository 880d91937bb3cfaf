import type { Change, Difference, ProvisionKind } from './engine/difference'

const words: Readonly<Record<ProvisionKind, string>> = {
  configuration: 'configuration',
  registries: 'registry',
  projects: 'project',
  labels: 'label',
  members: 'member',
  robots: 'robot',
  webhookPolicies: 'webhook policy',
  immutableRules: 'immutable rule',
  retention: 'retention',
  replicationPolicies: 'replication policy',
  schedules: 'schedule',
}

const signs = { create: '+', update: '~', delete: '-' } as const

/** A plan for people, a difference after the other. */
export function writePlan(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'Nothing to do.'
  return differences.flatMap((one) => [writeDifference(one), ...writeChanges(one)]).join('\n')
}

/** `+ member demo/jane` */
export function writeDifference({ action, kind, name }: Difference): string {
  return [signs[action], words[kind], name].filter(Boolean).join(' ')
}

/** Of what is new, without the name that it has in the line above. */
function writeChanges({ action, changes }: Difference): string[] {
  if (action === 'update') return changes.flatMap(writeChange)
  const names = ['name', 'username', 'group_name']
  const told = changes.filter(({ path }) => !names.includes(path))
  return told.map(({ path, after }) => `    ${path}: ${writeValue(after)}`)
}

/** Of a list, what comes and what goes. */
function writeChange({ path, before, after }: Change): string[] {
  if (!Array.isArray(before) || !Array.isArray(after)) {
    return [`    ${path}: ${writeValue(before)} → ${writeValue(after)}`]
  }
  const [old, wanted] = [before.map(writeValue), after.map(writeValue)]
  return [
    ...old.filter((item) => !wanted.includes(item)).map((item) => `    ${path}: - ${item}`),
    ...wanted.filter((item) => !old.includes(item)).map((item) => `    ${path}: + ${item}`),
  ]
}

function writeValue(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? 'nothing')
}
