import type { OperationId } from '../../../generated/operations'
import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import type { CallOptions } from '../settings'
import type { AnswerOf, BodyOf, PathOf, QueryOf } from './operation-types'
import type { Filter, Sort } from './query'

/** What a resource gives for one call; checked against the API description by the compiler. */
export interface Arguments<Id extends OperationId> {
  path?: { readonly [Name in keyof PathOf<Id>]: string | number }
  body?: BodyOf<Id>
  /** As the user gave them: our own options and the query side by side. */
  options?: (CallOptions & QueryArguments<Id>) | undefined
  // JSON by default. A type of text gives the answer as a text; '*/*' leaves it to the answer's own type which of the two.
  accept?: string
}

/** Arguments that Harbor has to be asked for first: an id where the user gave a name. */
export interface LookedUp<Id extends OperationId> {
  options: Arguments<Id>['options']
  /**
   * Works out the arguments; `options` stay as they are unless it gives others. Its requests take `own`, so that they
   * count to the call's `totalTimeout`.
   */
  prepare: (own: CallOptions) => Promise<Arguments<Id>>
}

/** Arguments that have to be parsed first are a function, so that a mistake in them rejects the call. */
export type Given<Id extends OperationId> = Arguments<Id> | (() => Arguments<Id>) | LookedUp<Id>

/** The query of an operation, with `q` and `sort` as users of this package write them. */
type QueryArguments<Id extends OperationId> = [QueryOf<Id>] extends [never] ? unknown : Listed<QueryOf<Id>>

/** A query as the API description has it, made friendlier: `q` may be an object, `sort` a list, `undefined` is "not given". */
export type Listed<Q> = { [K in Exclude<keyof Q, 'q' | 'sort'>]?: Q[K] | undefined } & ('q' extends keyof Q
  ? { q?: Filter | string | undefined }
  : unknown) &
  ('sort' extends keyof Q ? { sort?: Sort | undefined } : unknown)

/** One item of a list. */
export type ItemOf<Id extends OperationId> = AnswerOf<Id> extends readonly (infer Item)[] ? Item : never

/** The options, checked to be some: `null` must not be spread and vanish. */
export function readOptions<Options extends object>(options: Options): Options {
  if (typeof options === 'object' && options !== null) return options
  throw new InvalidArgumentError('options', 'must be an object.')
}

/** Options, taken apart. */
export interface SplitOptions {
  readonly own: CallOptions
  readonly query: Readonly<Record<string, unknown>>
}

// Most calls have none, and taking an object apart is a tenth of what a call takes.
const noOptions: SplitOptions = { own: {}, query: {} }

/** Takes our own options apart from the query: the one place that knows their names. */
export function splitOptions(options: object | undefined): SplitOptions {
  if (options === undefined) return noOptions
  const { signal, timeout, totalTimeout, retry, headers, ...query }: CallOptions = readOptions(options)
  return { own: { signal, timeout, totalTimeout, retry, headers }, query }
}
