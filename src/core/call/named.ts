import type { OperationId } from '../../../generated/operations'
import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import type { CallOptions } from '../settings'
import type { PathArgumentsOf } from './arguments'
import type { Transport } from './transport'

/** A kind of thing that Harbor knows by an id and people by a name. */
export interface Named<Item, Reference = string> {
  /** The argument of our methods that says which one. */
  readonly argument: string
  readonly idOf: (item: Item) => number
  /**
   * Finds the one with a name, by requests under the clock of `own`.
   *
   * @throws {@link NotFoundError} there is none
   */
  readonly find: (transport: Transport, reference: Reference, own: CallOptions) => Promise<Item>
  /** An object may name it too; `find` checks which. @default false */
  readonly byObject?: boolean
}

/** One that has paths of its own, with its id in them. */
export interface Addressed<Get extends OperationId, Item, Reference = string> extends Named<Item, Reference> {
  /** The operation that reads it. */
  readonly get: Get
  /** The arguments of its path, which other operations on it have too. */
  readonly pathOf: (id: number) => PathArgumentsOf<Get>
}

/**
 * The id of a thing that is given by its id or by its name. An id costs no request.
 *
 * @throws {@link InvalidArgumentError} it is neither
 */
export async function idOf<Item, Reference>(
  transport: Transport,
  named: Named<Item, Reference>,
  reference: Reference | number,
  own: CallOptions,
): Promise<number> {
  if (typeof reference !== 'number') return named.idOf(await itemOf(transport, named, reference, own))
  if (Number.isSafeInteger(reference)) return reference
  throw new InvalidArgumentError(named.argument, 'must be a whole number, where it is an id.')
}

/**
 * The thing that has a name.
 *
 * @throws {@link InvalidArgumentError} it is no name
 */
export async function itemOf<Item, Reference>(
  transport: Transport,
  named: Omit<Named<Item, Reference>, 'idOf'>,
  reference: Reference,
  own: CallOptions,
): Promise<Item> {
  const fit =
    typeof reference === 'string'
      ? reference.trim() !== ''
      : named.byObject === true && typeof reference === 'object' && reference !== null
  if (fit) return named.find(transport, reference, own)
  const problem = 'is missing or empty. Give an id (a number) or a name (a string).'
  throw new InvalidArgumentError(named.argument, problem)
}

/** Whether it is a thing that was read before, with an id in it, and no reference to one. */
export function isRead<Item extends object>(
  named: Pick<Named<Item, never>, 'idOf'>,
  given: unknown,
): given is Item {
  if (typeof given !== 'object' || given === null) return false
  return Number.isSafeInteger(named.idOf(given as Item))
}
