import type { FilterColumns, SortColumns } from '../../../generated/columns'
import type { OperationId } from '../../../generated/operations'
import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import type { HeadersByName } from '../fetch'
import { type CallOptions, readOptions, refuseUnknown } from '../settings'
import type { BodyOf, Operation, PathOf, QueryOf } from './operation'
import type { Filter, Query, Sort } from './query'

/** What a method gives for one call, beside the user's options; checked against the API description by the compiler. */
export interface Arguments<Id extends OperationId> {
  readonly path?: PathArgumentsOf<Id>
  readonly body?: BodyOf<Id>
  /** What the method adds to the query of the options, or puts in place of it. */
  readonly query?: QueryArguments<Id>
  /** JSON by default. A type of text gives the answer as a string; '*\/*' leaves it to the answer's own type which of the two. */
  readonly accept?: string
  /** What else the operation wants to be told; the user's headers count before these. */
  readonly headers?: HeadersByName
}

export type PathArgumentsOf<Id extends OperationId> = { readonly [Name in keyof PathOf<Id>]: string | number }

/**
 * Works out the arguments of a call. A mistake in them rejects the call.
 *
 * @param own the call's own options, under its clock: for requests that have to be made first, for the id of a name
 */
export type Prepare<Id extends OperationId> = (own: CallOptions) => Arguments<Id> | Promise<Arguments<Id>>

/** The options of a method that is one operation: our own, and its query. */
export type OptionsOf<Id extends OperationId> = CallOptions & QueryArguments<Id>

/** The query of an operation, with `q` and `sort` as users of this package write them. */
type QueryArguments<Id extends OperationId> = [QueryOf<Id>] extends [never] ? object : Listed<QueryOf<Id>, Id>

/**
 * A query as the API description has it, made friendlier: `q` may be an object, `sort` a list, `undefined` is "not given".
 *
 * @typeParam Id the list whose columns `q` and `sort` know
 */
export type Listed<Q, Id extends OperationId = never> = {
  [K in Exclude<keyof Q, 'q' | 'sort'>]?: Q[K] | undefined
} & ('q' extends keyof Q ? { q?: FilterOf<Id> | string | undefined } : unknown) &
  ('sort' extends keyof Q ? { sort?: SortOf<Id> | undefined } : unknown) &
  ('page' extends keyof Q ? Continued : unknown)

type FilterOf<Id extends OperationId> = Id extends keyof FilterColumns ? Filter<FilterColumns[Id]> : Filter

type SortOf<Id extends OperationId> = Id extends keyof SortColumns ? Sort<SortColumns[Id]> : Sort

/** What every list takes besides Harbor's own query. */
interface Continued {
  /** The `cursor` of a page of the same list, to go on after that page. */
  after?: string | undefined
}

/** Options, taken apart. */
export interface SplitOptions {
  readonly own: CallOptions
  readonly query: Query
}

// Most calls have none, and taking an object apart is a tenth of what a call takes.
const noOptions: SplitOptions = { own: {}, query: {} }

/**
 * Takes our own options apart from the query: the one place that knows their names.
 *
 * @param operation whose parameters are options too; without one, only ours are
 *
 * @throws {@link InvalidArgumentError} there is an option that the operation does not have: Harbor would ignore it
 */
export function splitOptions(operation: Operation | undefined, options: object | undefined): SplitOptions {
  if (options === undefined) return noOptions
  const { signal, timeout, totalTimeout, retry, headers, query, ...named }: CallOptions = readOptions(options)
  const own = { signal, timeout, totalTimeout, retry, headers }
  refuseUndeclared(operation, own, named)
  return { own, query: query === undefined ? named : { ...readQuery(query), ...named } }
}

/**
 * Takes options apart into a method's own, which are no parameters of Harbor's, and the others, where the own are
 * `undefined`. What is no object stays what it is, to be refused by the call.
 */
export function takeOut<Options extends object, Name extends keyof Options & string>(
  options: Options,
  ...names: readonly Name[]
): [own: Partial<Pick<Options, Name>>, others: Omit<Options, Name>] {
  if (typeof options !== 'object' || options === null) return [{}, options]
  const own: Partial<Pick<Options, Name>> = {}
  const others: Options & { [Own in Name]?: unknown } = { ...options }
  for (const name of names) {
    own[name] = options[name]
    Object.assign(others, { [name]: undefined })
  }
  return [own, others]
}

function readQuery(query: Query): Query {
  if (typeof query === 'object' && query !== null && !Array.isArray(query)) return query
  throw new InvalidArgumentError('query', 'must be an object: { name_of_the_parameter: value }.')
}

function refuseUndeclared(operation: Operation | undefined, own: CallOptions, named: Query): void {
  const { query: parameters = [], paged }: Partial<Operation> = operation ?? {}
  const known = paged ? [...parameters, 'page', 'page_size', 'after'] : parameters
  const names = [...known, ...Object.keys(own), 'query']
  refuseUnknown(named, names, ' What only a later Harbor knows goes into `query`.')
}
