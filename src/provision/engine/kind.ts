import type { Harbor } from '../../index'
import type { Change, ProvisionKind } from './difference'

/** Where things are: in a project, or in the Harbor itself. */
export interface Place {
  readonly harbor: Harbor
  /** The name of the project; `''` for the Harbor itself. */
  readonly project: string
  /** The user who made the project. */
  readonly owner?: string | undefined
  /** Whether the project is a cache of a registry. */
  readonly isCache?: boolean | undefined
  /** Whether the project is still to be made, so that there is nothing to read. */
  readonly isNew?: boolean | undefined
}

/** The secret of a robot, which Harbor tells once. */
export interface NewSecret {
  /** As the plan names the robot: `ci` of the system, `demo/ci` of a project. */
  readonly name: string
  /** As the robot logs in: `robot$demo+ci`. */
  readonly robot: string
  readonly secret: string
}

/** Takes a new secret into safe keeping. */
export type OnSecret = (secret: NewSecret) => unknown

/** What can be compared with its description. `Described` is how a description says it, `Current` how Harbor does. */
export interface Comparable<Described extends object, Current> {
  readonly kind: ProvisionKind
  /** Whether it waits for everything else. */
  readonly isLast?: boolean
  /** What is there, as a description would say it, with every member that Harbor shows. */
  describe(current: Current): Described
  /** Fills in what Harbor would, so that descriptions which mean the same are the same. */
  complete?(described: Described, current?: Current): Described
  /** Paths of members that Harbor never shows. */
  readonly hidden?: readonly string[]
  /** What cannot be done, and why. */
  refuse?(wanted: Described, current: Current | undefined): Refusal | undefined
  /** What has to be described before it can be done, though not before it can be planned. */
  lacks?(wanted: Described, current: Current | undefined): Refusal | undefined
  /** What has to be done besides. @param rotate whether the secret is to be set anew */
  due?(current: Current, rotate: boolean, wanted: Described): readonly Change[]
  update(
    place: Place,
    current: Current,
    wanted: Described,
    changes: readonly Change[],
    onSecret: OnSecret,
  ): PromiseLike<unknown>
}

export interface Refusal {
  /** `credential.access_secret` */
  readonly member: string
  readonly problem: string
}

/** What every Harbor has, and has once. */
export interface Setting<Described extends object, Current> extends Comparable<Described, Current> {
  /** What a plan calls it; `''` where the name of the kind says it. */
  readonly name: string
  read(place: Place): PromiseLike<Current>
}

/** A kind of thing of which there can be any number in a place. */
export interface Kind<Described extends object, Current> extends Comparable<Described, Current> {
  /** @param names those that are described; `all` if others matter too */
  list(place: Place, names: readonly string[] | 'all'): PromiseLike<readonly Current[]>
  /** What tells it from others of its kind in the same place. */
  keyOf(described: Described): string
  /** What `exportState` writes, where that is not what `describe` gives. */
  export?(current: Current, place: Place): Described | PromiseLike<Described>
  /** Whether it is never pruned. */
  isKept?(current: Current, place: Place): boolean
  /** Whether no description needs it: Harbor made it by itself, or takes no notice of it. */
  isOwn?(current: Current, place: Place): boolean
  create(place: Place, wanted: Described, onSecret: OnSecret): PromiseLike<unknown>
  delete(place: Place, current: Current): PromiseLike<unknown>
}

/** How a plan names a thing: `demo/ci`. */
export function nameIn({ project }: Place, key: string): string {
  return [project, key].filter(Boolean).join('/')
}
