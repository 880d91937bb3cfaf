import { operationsOf, type Swagger } from './swagger'

/** When operations came and went, by minor release. Only those that are not in every release compared. */
export interface Lifetimes {
  readonly oldest: string
  readonly since: Readonly<Record<string, string>>
  readonly until: Readonly<Record<string, string>>
}

/**
 * What comparing the six descriptions gives. It is written down because generating needs the newest one
 * only; where all six are at hand the generator compares them again and refuses a table that is wrong.
 */
export const lifetimes: Lifetimes = {
  oldest: '2.10.3',
  since: {
    listArtifactsOfProject: '2.11',
    listAuditLogExts: '2.13',
    listAuditLogEventTypes: '2.13',
    getLogExts: '2.13',
  },
  until: {
    ListRobotV1: '2.12',
    CreateRobotV1: '2.12',
    GetRobotByIDV1: '2.12',
    UpdateRobotV1: '2.12',
    DeleteRobotV1: '2.12',
  },
}

export interface ReleaseSpec {
  readonly version: string
  readonly document: Swagger
}

/** Compares descriptions, oldest first. An operation that went away and came back is not foreseen. */
export function compare(specs: readonly ReleaseSpec[]): Lifetimes {
  const [oldest] = specs
  const newest = specs.at(-1)
  if (oldest === undefined || newest === undefined) throw new Error('There is nothing to compare.')
  const since: Record<string, string> = {}
  const until: Record<string, string> = {}
  for (const { version, document } of specs) {
    for (const { object } of operationsOf(document)) {
      since[object.operationId] ??= minor(version)
      until[object.operationId] = minor(version)
    }
  }
  return {
    oldest: oldest.version,
    since: without(since, minor(oldest.version)),
    until: without(until, minor(newest.version)),
  }
}

/** Throws unless the two say the same, whatever the order. */
export function verifyLifetimes(written: Lifetimes, compared: Lifetimes): void {
  if (canonical(written) === canonical(compared)) return
  throw new Error(`scripts/lifetimes.ts is not what the descriptions say: ${canonical(compared)}.`)
}

export function minor(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}

function without(table: Record<string, string>, release: string): Record<string, string> {
  return Object.fromEntries(Object.entries(table).filter(([, value]) => value !== release))
}

function canonical({ oldest, since, until }: Lifetimes): string {
  return JSON.stringify({ oldest, since: Object.entries(since).sort(), until: Object.entries(until).sort() })
}
