import { readAuth } from './core/auth'
import { connectionKey } from './core/call/connection'
import { Transport } from './core/call/transport'
import { warnOfPlainHttp } from './core/credentials'
import { type Environment, readEnvironment } from './core/from-env'
import { type DefaultOptions, type HarborOptions, readSettings, withDefaults } from './core/settings'
import { Artifacts } from './resources/artifacts'
import { Labels } from './resources/labels'
import { Members } from './resources/members'
import { PermissionCatalog } from './resources/permission-catalog'
import { ProjectMetadatas } from './resources/project-metadata'
import { Projects } from './resources/projects'
import { Quotas } from './resources/quotas'
import { Repositories } from './resources/repositories'
import { Robots } from './resources/robots'
import { System } from './resources/system'
import { Users } from './resources/users'
import { WebhookPolicies } from './resources/webhook-policies'

/**
 * A client of one Harbor.
 *
 * @example
 * const harbor = new Harbor({
 *   url: 'https://harbor.example.com',
 *   auth: { robot: 'robot$ci', secret: () => readSecret() },
 * })
 */
export class Harbor {
  /** @internal */
  declare readonly [connectionKey]: Transport

  readonly artifacts: Artifacts
  readonly labels: Labels
  readonly members: Members
  readonly permissions: PermissionCatalog
  readonly projectMetadata: ProjectMetadatas
  readonly projects: Projects
  readonly quotas: Quotas
  readonly repositories: Repositories
  readonly robots: Robots
  readonly system: System
  readonly users: Users
  readonly webhookPolicies: WebhookPolicies

  /** @throws {@link InvalidArgumentError} an option is missing or not what it should be; nothing is sent yet */
  constructor(options: HarborOptions)
  /** @internal */
  constructor(transport: Transport)
  constructor(given: HarborOptions | Transport) {
    const transport = given instanceof Transport ? given : connect(given)
    Object.defineProperty(this, connectionKey, { value: transport })
    this.artifacts = new Artifacts(transport)
    this.labels = new Labels(transport)
    this.members = new Members(transport)
    this.permissions = new PermissionCatalog(transport)
    this.projectMetadata = new ProjectMetadatas(transport)
    this.projects = new Projects(transport)
    this.quotas = new Quotas(transport)
    this.repositories = new Repositories(transport)
    this.robots = new Robots(transport)
    this.system = new System(transport)
    this.users = new Users(transport)
    this.webhookPolicies = new WebhookPolicies(transport)
  }

  /**
   * Makes a client from `HARBOR_URL` and `HARBOR_ROBOT` + `HARBOR_SECRET`, or `HARBOR_USERNAME` + `HARBOR_PASSWORD`, or
   * `HARBOR_TOKEN`. The only place that reads the environment.
   *
   * @param env the variables. @default process.env
   * @throws {InvalidArgumentError} names the variable that is missing or too many
   */
  // biome-ignore lint/style/noProcessEnv: the one place that reads it, and only where nothing is given
  static fromEnv(env: Environment = globalThis.process?.env ?? {}): Harbor {
    return new Harbor(readEnvironment(env))
  }
  /**
   * A client of the same connection with other defaults: the same credentials, the same queue.
   *
   * @param options in place of this client's; headers are added to its headers
   * @throws {@link InvalidArgumentError} an option is not what it should be, or is one of the connection's
   *
   * @example
   * const patient = harbor.with({ timeout: 120_000, retry: 6 })
   */
  with(options: DefaultOptions): Harbor {
    const transport = this[connectionKey]
    return new Harbor(transport.with(withDefaults(transport.settings, options)))
  }

  /** What `console.log` of Node, Bun and Deno shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Harbor { url: '${this[connectionKey].settings.base}' }`
  }
}

function connect(options: HarborOptions): Transport {
  const settings = readSettings(options)
  const credentials = readAuth(options.auth)
  warnOfPlainHttp(settings, credentials)
  return new Transport(settings, credentials)
}
