import { ServerError } from './server-error'

/**
 * What the caller got wrong where Harbor says no more than "internal server error", as a real one was seen to do (the files of
 * `test/recordings/api`, by operation).
 */
const reasons: Readonly<Record<string, string>> = {
  actionGetJobLog: 'there is no such job, or it has no log',
  createProject: 'there is no registry with this `registry_id`',
  createProjectMember: 'neither a user nor a group is named',
  createRegistry: 'the other registry cannot be reached from Harbor, or there is no adapter of that type',
  createScanner: 'the scanner cannot be reached from Harbor',
  CreateInstance: 'another instance has the endpoint or the name',
  CreatePolicy: 'filters or trigger are missing',
  getPurgeJob: 'there is no such run',
  getRetention: 'there is no such policy',
  pingLdap: 'there was no body',
  PingInstances: 'the instance cannot be reached from Harbor',
  pingRegistry: 'the other registry cannot be reached from Harbor',
  pingScanner: 'the scanner cannot be reached from Harbor',
  putSystemCVEAllowlist: 'a CVE is in the list twice',
  searchLdapGroup: 'the DN is malformed, or the configuration names no directory, or it does not answer',
  searchLdapUser: 'the configuration names no directory, or it does not answer',
  updateUserProfile: 'another user has the email',
}

/** The lists that take a `q` of columns (cross-cutting.json, "q: a string for a number"). */
const filtered: ReadonlySet<string> = new Set([
  'listProjects',
  'listAllRepositories',
  'listRepositories',
  'listArtifacts',
  'listTags',
  'listAccessories',
  'listArtifactsOfProject',
  'listScannerCandidatesOfProject',
  'listAuditLogs',
  'listAuditLogExts',
  'getLogs',
  'getLogExts',
  'ListInstances',
  'ListPolicies',
  'ListExecutions',
  'ListTasks',
  'ListImmuRules',
  'ListWebhookPoliciesOfProject',
  'ListExecutionsOfWebhookPolicy',
  'ListTasksOfWebhookExecution',
  'ListWebhookJobs',
  'ListRobot',
  'listReplicationPolicies',
  'listRegistries',
  'getGCHistory',
  'getPurgeHistory',
  'listScanners',
  'listUsers',
  'ListLabels',
  'ListVulnerabilities',
])

/**
 * Explains a 500 of Harbor where the cause is known: a mistake of the caller, or another system that Harbor could not reach.
 * Harbor's own message never says so.
 *
 * @returns `undefined` for other errors, and where nothing is known
 *
 * @example
 * try {
 *   await harbor.registries.create(endpoint)
 * } catch (error) {
 *   console.error(explainServerError(error) ?? error)
 * }
 */
export function explainServerError(error: unknown): string | undefined {
  if (!(error instanceof ServerError) || error.status !== 500 || error.operation === undefined) {
    return undefined
  }
  if (Object.hasOwn(reasons, error.operation)) return reasons[error.operation]
  return filtered.has(error.operation) ? 'perhaps `q` compares a column of numbers with a string' : undefined
}
