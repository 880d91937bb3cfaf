import type { paths } from '../../generated/schema'
import type { CallOptions } from './settings'

type Method = 'get' | 'put' | 'post' | 'delete' | 'head' | 'patch'

/** The operation of a path and a method; `never` where there is none. */
type At<P extends keyof paths, M extends Method> = paths[P] extends { [K in M]: infer O } ? O : never

type PathsWith<M extends Method> = {
  [P in keyof paths]: [At<P, M>] extends [never] ? never : P
}[keyof paths]

type Content<Answer> = Answer extends { content: infer C } ? C[keyof C] : undefined
type ParametersOf<O> = O extends { parameters: infer P } ? P : unknown
type RequestBodyOf<O> = O extends { requestBody?: { content: infer C } } ? C[keyof C] : never
type SuccessOf<O> = O extends { responses: infer R } ? Content<R[keyof R & (200 | 201 | 202)]> : undefined

export interface RawInit<O> extends CallOptions {
  params?: ParametersOf<O> | undefined
  body?: RequestBodyOf<O> | undefined
  /** How to read a success. All but `json` and `text` hand its body on unread. @default 'json' */
  parseAs?: ParseAs | undefined
}

export type ParseAs = 'json' | 'text' | 'blob' | 'arrayBuffer' | 'stream'

/** As openapi-fetch gives it: a status that is no success is returned, not thrown. */
export type RawResult<O> =
  | { data: SuccessOf<O>; error?: never; response: Response }
  | { data?: never; error: unknown; response: Response }

type RawCall<M extends Method> = <P extends PathsWith<M>>(
  path: P,
  init?: RawInit<At<P, M>>,
) => Promise<RawResult<At<P, M>>>

/**
 * The generated client: any operation by its path, with the credentials, retries and path encoding of all other calls.
 * A status that is no success is returned as `error`; everything else that fails is thrown, as everywhere.
 *
 * @example
 * const { data, error } = await harbor.raw.GET('/projects/{project_name_or_id}', {
 *   params: { path: { project_name_or_id: 'demo' } },
 * })
 */
export interface RawClient {
  readonly GET: RawCall<'get'>
  readonly PUT: RawCall<'put'>
  readonly POST: RawCall<'post'>
  readonly DELETE: RawCall<'delete'>
  readonly HEAD: RawCall<'head'>
  readonly PATCH: RawCall<'patch'>
}
