import { readAuth } from './core/auth'
import type { RawClient } from './core/call/raw'
import { Transport } from './core/call/transport'
import { type Connection, connectionKey } from './core/connection'
import { type Environment, readEnvironment } from './core/from-env'
import { warnOfPlainHttp } from './core/plain-http'
import { type HarborOptions, readSettings } from './core/settings'
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

  /** Any operation by its path, where there is no method for it. */
  readonly raw: RawClient

  /** @throws {InvalidArgumentError} an option is missing or not what it should be; nothing is sent yet */
  constructor(options: HarborOptions) {
    const settings = readSettings(options)
    const credentials = readAuth(options.auth)
    const transport = new Transport(settings, credentials)
    warnOfPlainHttp(settings, credentials)
    const connection: Connection = { settings, credentials }
    Object.defineProperty(this, connectionKey, { value: connection })
    this.raw = transport.raw
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
}
