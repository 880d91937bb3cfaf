/** Harbor's own names of the roles in a project. */
export type RoleName = 'projectAdmin' | 'maintainer' | 'developer' | 'guest' | 'limitedGuest'

export interface ArtifactSeed {
  readonly tags?: readonly string[] | undefined
}

export interface RepositorySeed {
  /** Without the project: `team/app`. */
  readonly name: string
  /** Small images that can be pulled. Each one has content of its own, so that no two share a digest. */
  readonly artifacts?: readonly ArtifactSeed[] | undefined
}

export interface RobotSeed {
  /** Without the prefix and the project: `ci`. */
  readonly name: string
  /** 8 to 128 characters with an upper-case letter, a lower-case letter and a digit. */
  readonly secret: string
  readonly permissions: readonly RobotPermissionSeed[]
  /** Epoch seconds, or -1: never. @default -1 */
  readonly expires_at?: number | undefined
  /** @default false */
  readonly disable?: boolean | undefined
}

export interface RobotPermissionSeed {
  readonly kind: 'system' | 'project'
  /** `/` for the system, else the name of a project or `*`. */
  readonly namespace: string
  readonly access: readonly { readonly resource: string; readonly action: string }[]
}

export interface ProjectSeed {
  readonly name: string
  /** @default false */
  readonly public?: boolean | undefined
  /** Bytes, or -1: unlimited. @default -1 */
  readonly storage_limit?: number | undefined
  /** Roles by user name. `admin` is a project admin of every project. */
  readonly members?: Readonly<Record<string, RoleName>> | undefined
  readonly repositories?: readonly RepositorySeed[] | undefined
}

export interface UserSeed {
  readonly username: string
  readonly password: string
  /** @default `<username>@example.com` */
  readonly email?: string | undefined
  /** @default false */
  readonly sysadmin?: boolean | undefined
}

/**
 * What the fake holds at the start, besides `admin` and the public project `library`, as on a fresh Harbor.
 */
export interface FakeHarborOptions {
  readonly projects?: readonly ProjectSeed[] | undefined
  readonly users?: readonly UserSeed[] | undefined
  /** System robots. Robots of a project are made through the API. */
  readonly robots?: readonly RobotSeed[] | undefined
  /**
   * The time that Harbor thinks it is. With a Date it stands still until `clock.advance`, and the pauses that Harbor makes
   * (between attempts of a delivery, before a job runs) are its own; with the system's time they last nothing.
   * @default 'system'
   */
  readonly clock?: 'system' | Date | undefined
  /**
   * Makes what Harbor takes a UUID for (request ids, uploads, jobs), so that answers can be the same in each run. It
   * must not give one twice.
   * @default random UUIDs
   */
  readonly ids?: (() => string) | undefined
  /** Bytes of blobs and manifests that may be held; a push that would hold more is answered with 507. @default 256 MiB */
  readonly memoryLimit?: number | undefined
  /**
   * Whether Harbor's own nginx stands in front, as in every installation: it decodes each path once, so that
   * a repository name that is encoded once only is not found. @default false
   */
  readonly behindProxy?: boolean | undefined
}
