import type { paths } from '../../../generated/schema'
import type { HarborError } from '../../errors/harbor-error'
import type { CallOptions } from '../settings'

type Method = 'get' | 'put' | 'post' | 'delete' | 'head' | 'patch'

/** The operation of a path and a method; `never` where there is none. */
type At<P extends keyof paths, M extends Method> = paths[P] extends { [K in M]: infer O } ? O : never

type PathsWith<M extends Method> = {
  [P in keyof paths]: [At<P, M>] extends [never] ? never : P
}[keyof paths]

type ContentOf<Response> = Response extends { content: infer C } ? C[keyof C] : undefined
type SuccessOf<O> = O extends { responses: infer R }
  ? ContentOf<R[keyof R & (200 | 201 | 202 | 204)]>
  : undefined

/** The part of the parameters that an operation has, with a project's id as a number: a text is always its name. */
type ParametersOf<O> = O extends { parameters: infer P }
  ? { [K in keyof P]: K extends 'path' ? PathOf<P[K]> : P[K] }
  : unknown
type PathOf<P> = { [K in keyof P]: K extends 'project_name_or_id' ? P[K] | number : P[K] }

/** `params` has to be given where something in it has to. */
type Params<O> =
  Record<string, never> extends ParametersOf<O>
    ? { params?: ParametersOf<O> | undefined }
    : { params: ParametersOf<O> }

type Body<O> = O extends { requestBody: { content: infer C } }
  ? { body: C[keyof C] }
  : O extends { requestBody?: { content: infer C } }
    ? { body?: C[keyof C] | undefined }
    : unknown

export type RawInit<O, As extends ParseAs = 'json'> = CallOptions &
  Params<O> &
  Body<O> & {
    /**
     * How to read a success. All but `json` and `text` hand its body on unread.
     * @default 'json'; 'text' where that is all there is: logs, the CA certificate, the CSV of vulnerabilities
     */
    parseAs?: As | undefined
  }

/** How the body of a success can be read. */
export type ParseAs = 'json' | 'text' | 'blob' | 'arrayBuffer' | 'stream'

interface Parsed<Json> {
  json: Json
  text: string
  blob: Blob
  arrayBuffer: ArrayBuffer
  stream: ReadableStream<Uint8Array> | null
}

/**
 * What came of a raw call. A status that is no success is returned, not thrown: `error` is then the error that any other
 * call would have thrown, also where the answer had no body.
 */
export type RawResult<O, As extends ParseAs = 'json'> =
  | { readonly data: Parsed<SuccessOf<O>>[As]; readonly error?: undefined; readonly response: Response }
  | { readonly data?: undefined; readonly error: HarborError; readonly response: Response }

type RawCall<M extends Method> = <P extends PathsWith<M>, As extends ParseAs = 'json'>(
  path: P,
  ...init: Record<string, never> extends RawInit<At<P, M>, As>
    ? [init?: RawInit<At<P, M>, As>]
    : [init: RawInit<At<P, M>, As>]
) => Promise<RawResult<At<P, M>, As>>

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
