import { readAuth } from './core/auth'
import { Connected } from './core/call/connected'
import { connectionKey } from './core/call/connection'
import { Transport } from './core/call/transport'
import { warnOfPlainHttp } from './core/credentials'
import { type Environment, readEnvironment } from './core/from-env'
import {
  type CallOptions,
  type DefaultOptions,
  type HarborOptions,
  readSettings,
  withDefaults,
} from './core/settings'
import { Artifacts } from './resources/artifacts'
import { AuditLogPurge } from './resources/audit-log-purge'
import { AuditLogs } from './resources/audit-logs'
import { Configuration } from './resources/configuration'
import { CVEAllowlists } from './resources/cve-allowlist'
import { GarbageCollection } from './resources/garbage-collection'
import { Icons } from './resources/icons'
import { ImmutableRules } from './resources/immutable-rules'
import { JobService } from './resources/job-service'
import { Labels } from './resources/labels'
import { Ldap } from './resources/ldap'
import { Members } from './resources/members'
import { Oidc } from './resources/oidc'
import { PermissionCatalog } from './resources/permission-catalog'
import { PreheatInstances } from './resources/preheat-instances'
import { PreheatPolicies } from './resources/preheat-policies'
import { ProjectMetadatas } from './resources/project-metadata'
import { Projects } from './resources/projects'
import { Quotas } from './resources/quotas'
import { Registries } from './resources/registries'
import { ReplicationPolicies } from './resources/replication-policies'
import { Replications } from './resources/replications'
import { Repositories } from './resources/repositories'
import { Retention } from './resources/retention'
import { Robots } from './resources/robots'
import { ScanAll } from './resources/scan-all'
import { ScanExports } from './resources/scan-exports'
import { Scanners } from './resources/scanners'
import { Scans } from './resources/scans'
import { SecurityHub } from './resources/security-hub'
import { System } from './resources/system'
import { UserGroups } from './resources/user-groups'
import { Users } from './resources/users'
import { WebhookPolicies } from './resources/webhook-policies'
import { type Identity, type WhoAmIOptions, whoAmI } from './resources/who-am-i'

/**
 * A client of one Harbor.
 *
 * @example
 * const harbor = new Harbor({
 *   url: 'https://harbor.example.com',
 *   auth: { robot: 'robot$ci', secret: () => readSecret() },
 * })
 */
export class Harbor extends Connected {
  readonly artifacts: Artifacts = new Artifacts(this[connectionKey])
  readonly auditLogPurge: AuditLogPurge = new AuditLogPurge(this[connectionKey])
  readonly auditLogs: AuditLogs = new AuditLogs(this[connectionKey])
  readonly configuration: Configuration = new Configuration(this[connectionKey])
  readonly cveAllowlist: CVEAllowlists = new CVEAllowlists(this[connectionKey])
  readonly garbageCollection: GarbageCollection = new GarbageCollection(this[connectionKey])
  readonly icons: Icons = new Icons(this[connectionKey])
  readonly immutableRules: ImmutableRules = new ImmutableRules(this[connectionKey])
  readonly jobService: JobService = new JobService(this[connectionKey])
  readonly labels: Labels = new Labels(this[connectionKey])
  readonly ldap: Ldap = new Ldap(this[connectionKey])
  readonly members: Members = new Members(this[connectionKey])
  readonly oidc: Oidc = new Oidc(this[connectionKey])
  readonly permissions: PermissionCatalog = new PermissionCatalog(this[connectionKey])
  readonly preheatInstances: PreheatInstances = new PreheatInstances(this[connectionKey])
  readonly preheatPolicies: PreheatPolicies = new PreheatPolicies(this[connectionKey])
  readonly projectMetadata: ProjectMetadatas = new ProjectMetadatas(this[connectionKey])
  readonly projects: Projects = new Projects(this[connectionKey])
  readonly quotas: Quotas = new Quotas(this[connectionKey])
  readonly registries: Registries = new Registries(this[connectionKey])
  readonly replicationPolicies: ReplicationPolicies = new ReplicationPolicies(this[connectionKey])
  readonly replications: Replications = new Replications(this[connectionKey])
  readonly repositories: Repositories = new Repositories(this[connectionKey])
  readonly retention: Retention = new Retention(this[connectionKey])
  readonly robots: Robots = new Robots(this[connectionKey])
  readonly scanAll: ScanAll = new ScanAll(this[connectionKey])
  readonly scanExports: ScanExports = new ScanExports(this[connectionKey])
  readonly scanners: Scanners = new Scanners(this[connectionKey])
  readonly scans: Scans = new Scans(this[connectionKey])
  readonly securityHub: SecurityHub = new SecurityHub(this[connectionKey])
  readonly system: System = new System(this[connectionKey])
  readonly userGroups: UserGroups = new UserGroups(this[connectionKey])
  readonly users: Users = new Users(this[connectionKey])
  readonly webhookPolicies: WebhookPolicies = new WebhookPolicies(this[connectionKey])

  /** @throws {@link InvalidArgumentError} an option is missing or has a wrong value */
  constructor(options: HarborOptions)
  /** @internal */
  constructor(transport: Transport)
  constructor(given: HarborOptions | Transport) {
    super(given instanceof Transport ? given : connect(given))
    // What `console.log` of Node, Bun and Deno shows. As a method its computed key would keep the whole client in every
    // bundle that imports no more than a builder.
    Object.defineProperty(this, Symbol.for('nodejs.util.inspect.custom'), {
      value: () => `Harbor { url: '${this[connectionKey].settings.base}' }`,
    })
  }

  /**
   * Makes a client from the environment variables `HARBOR_URL` and `HARBOR_ROBOT` + `HARBOR_SECRET`, or
   * `HARBOR_USERNAME` + `HARBOR_PASSWORD`, or `HARBOR_TOKEN`. Nothing else in this package reads the environment.
   *
   * @param env the variables. @default process.env
   * @throws {@link InvalidArgumentError} a variable is missing, or there are several credentials; it names the variable
   */
  // biome-ignore lint/style/noProcessEnv: the one place that reads it, and only where nothing is given
  static fromEnv(env: Environment = globalThis.process?.env ?? {}): Harbor {
    return new Harbor(readEnvironment(env))
  }

  /**
   * Gets the version of Harbor: `'2.15.2'`, or with a suffix, `'2.15.2-rc1'`. It is asked for once and then kept.
   *
   * Permission: none. Harbor does not tell it to anonymous callers.
   *
   * @returns `undefined` if Harbor does not tell it
   */
  version(options?: CallOptions): Promise<string | undefined> {
    return this[connectionKey].version(options)
  }

  /**
   * Makes a client with other defaults on the same connection: with the same credentials, session and queue.
   *
   * @param options the defaults to replace. Headers are added to those of this client.
   * @throws {@link InvalidArgumentError} an option has a wrong value, or cannot be changed for a connection
   *
   * @example
   * const patient = harbor.with({ timeout: 120_000, retry: 6 })
   */
  with(options: DefaultOptions): Harbor {
    const transport = this[connectionKey]
    return new Harbor(transport.with(withDefaults(transport.settings, options)))
  }

  /**
   * Tells who the client is by its credentials: a user, a robot or nobody, and whether that is a system administrator.
   * It takes one request, or three with permissions. Without credentials it takes none.
   *
   * Permission: none.
   *
   * @param options `project`: also reads what they may do in this project
   * @throws {@link UnauthorizedError} the credentials are wrong
   *
   * @example May this robot push?
   * const { permissions } = await harbor.whoAmI({ project: 'demo' })
   * permissions?.some(({ resource, action }) => resource === 'repository' && action === 'push')
   */
  whoAmI(options: WhoAmIOptions = {}): Promise<Identity> {
    return whoAmI(this, options)
  }

  /**
   * Closes the connection, and logs out if there is a session. All clients of the connection fail from then on: this
   * one, those that {@link Harbor.with} made, and its registry. Calls that are under way fail too if they still have a
   * request to send.
   */
  close(): Promise<void> {
    return this[connectionKey].close()
  }

  /** The same, for `await using harbor = new Harbor(…)`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}

function connect(options: HarborOptions): Transport {
  const settings = readSettings(options)
  const credentials = readAuth(options.auth)
  warnOfPlainHttp(settings, credentials)
  return new Transport(settings, credentials)
}
