import type { ScannerSeed } from '../areas/scanning/findings'
import type { DeliveryTarget } from '../webhooks/receiver-of'

/** Harbor's own names of the roles in a project. */
export type RoleName = 'projectAdmin' | 'maintainer' | 'developer' | 'guest' | 'limitedGuest'

/** A moment, as a Date or as an ISO 8601 string. */
export type Moment = Date | string

export interface ArtifactSeed {
  readonly tags?: readonly string[] | undefined
  /**
   * What the one file in its layer holds, `content` in a tar archive. Two images with the same content have one digest, whatever
   * repositories they are in.
   * @default content that no other seed has
   */
  readonly content?: string | undefined
  /**
   * Bytes, as Harbor tells them and counts them against the quota. The layer of an image over 1 MiB cannot be pulled:
   * its bytes are not made. What the manifest, the configuration and the archive take is the least, some 2,800.
   * @default that least
   */
  readonly size?: number | undefined
  /** Of the artifact and of its tags. @default when the fake is made */
  readonly push_time?: Moment | undefined
  /** Of the artifact and of its tags. @default never */
  readonly pull_time?: Moment | undefined
  /** Names of labels of its project, or of global ones. */
  readonly labels?: readonly string[] | undefined
  /** Signatures and SBOMs: see {@link signedImage}. */
  readonly accessories?: readonly AccessorySeed[] | undefined
}

/** A manifest that belongs to an image. */
export interface AccessorySeed {
  /**
   * What Harbor and others know it by; its manifest names the image as its subject. Without it, it is a signature of the
   * older format of cosign, which is found by its tag.
   */
  readonly artifactType?: string | undefined
  readonly layers: readonly AccessoryLayer[]
  /** Of the manifest. */
  readonly annotations?: Readonly<Record<string, string>> | undefined
}

export interface AccessoryLayer {
  readonly mediaType: string
  readonly content: string
  readonly annotations?: Readonly<Record<string, string>> | undefined
}

export interface RepositorySeed {
  /** Without the project: `team/app`. */
  readonly name: string
  readonly description?: string | undefined
  /** Small images that can be pulled. */
  readonly artifacts?: readonly ArtifactSeed[] | undefined
}

export interface LabelSeed {
  readonly name: string
  /** `#48960C` */
  readonly color?: string | undefined
  readonly description?: string | undefined
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

/** A robot of a project. */
export interface ProjectRobotSeed {
  /** Without the prefix and the project: `ci`. It signs in as `robot$<project>+ci`. */
  readonly name: string
  /** 8 to 128 characters with an upper-case letter, a lower-case letter and a digit. */
  readonly secret: string
  /** What it may do in its project. */
  readonly access: readonly { readonly resource: string; readonly action: string }[]
  /** Epoch seconds, or -1: never. @default -1 */
  readonly expires_at?: number | undefined
  /** @default false */
  readonly disable?: boolean | undefined
}

export interface ProjectSeed {
  readonly name: string
  /** @default false */
  readonly public?: boolean | undefined
  /** Bytes, or -1: unlimited. @default -1 */
  readonly storage_limit?: number | undefined
  /** By Harbor's names, with Harbor's values, which are strings: `{ auto_scan: 'true' }`. `public` may be here as well. */
  readonly metadata?: Readonly<Record<string, string>> | undefined
  /** Roles by user name. `admin` is a project admin of every project. */
  readonly members?: Readonly<Record<string, RoleName>> | undefined
  readonly robots?: readonly ProjectRobotSeed[] | undefined
  readonly labels?: readonly LabelSeed[] | undefined
  readonly repositories?: readonly RepositorySeed[] | undefined
}

export interface UserSeed {
  readonly username: string
  readonly password: string
  /** @default `<username>@example.com` */
  readonly email?: string | undefined
  /** @default false */
  readonly sysadmin?: boolean | undefined
  /** Makes it a user whom the OIDC provider knows, with this CLI secret for the registry and what replication asks. */
  readonly cli_secret?: string | undefined
}

/**
 * What the fake holds at the start, besides `admin` and the public project `library`, as on a fresh Harbor.
 */
export interface FakeHarborOptions {
  readonly projects?: readonly ProjectSeed[] | undefined
  readonly users?: readonly UserSeed[] | undefined
  /** System robots. Those of a project are among its own. */
  readonly robots?: readonly RobotSeed[] | undefined
  /** Global labels. */
  readonly labels?: readonly LabelSeed[] | undefined
  /** Registers a scanner, the default one, and says what it finds. @default none, as on a fresh Harbor */
  readonly scanner?: ScannerSeed | undefined
  /**
   * The time that Harbor thinks it is. With a Date it stands still until `clock.advance`, and the pauses that Harbor makes
   * (between attempts of a delivery, before a job runs) are its own; with the system's time they last nothing.
   * @default 'system'
   */
  readonly clock?: 'system' | Date | undefined
  /**
   * What receives the deliveries of all webhook policies, whatever their addresses are: `createWebhookReceiver` makes one.
   * Without it they go to the addresses of the policies, over the network.
   */
  readonly deliver?: DeliveryTarget | undefined
  /**
   * Makes what Harbor takes a UUID for (request ids, uploads, jobs), so that answers can be the same in each run. It
   * must not give one twice.
   * @default random UUIDs
   */
  readonly ids?: (() => string) | undefined
  /** Bytes of blobs and manifests that may be held; a push that would hold more is answered with 507. @default 256 MiB */
  readonly memoryLimit?: number | undefined
  /**
   * Who knows the users. Unless it is Harbor itself (`db_auth`), the password of `admin` works, and nobody else's.
   * @default 'db_auth'
   */
  readonly auth_mode?: 'db_auth' | 'oidc_auth' | 'ldap_auth' | undefined
  /** The CA that Harbor offers to its users, as PEM. @default none */
  readonly caCertificate?: string | undefined
  /**
   * Milliseconds that a user's password takes, in a login and in each request that has it, by the system's time. Harbor
   * takes 105 to 150; a session or a robot's secret takes nothing here. @default 0
   */
  readonly passwordCost?: number | undefined
  /**
   * Milliseconds after a wrong password, the last one included, in which the right one of this user is refused as well.
   * @default 1500, as in Harbor, where the clock stands still; 0 with the system's time
   */
  readonly passwordLock?: number | undefined
  /**
   * Whether Harbor's own nginx stands in front, as in every installation: it decodes each path once, so that
   * a repository name that is encoded once only is not found. @default false
   */
  readonly behindProxy?: boolean | undefined
}
