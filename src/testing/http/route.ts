import type { OperationId } from '../../../generated/operations'
import type { RequestShape } from '../../../generated/requests'
import type { operations } from '../../../generated/schema'
import type { Actor } from '../access/access'
import type { State } from '../state'
import type { Page } from './page'
import type { Query } from './query'
import type { Reply } from './reply'

/** A request that was routed, read and found to be well formed. Nobody has looked at permissions yet. */
export interface Call<PathParams = unknown, Body = unknown> {
  /** What Harbor takes for the operation. */
  readonly shape: RequestShape
  readonly state: State
  readonly actor: Actor
  readonly request: Request
  readonly requestId: string
  /** Scheme and host the request came to. */
  readonly origin: string
  /** As the core sees it: slashes merged, still encoded. */
  readonly path: string
  readonly params: PathParams
  readonly query: Query
  readonly page: Page
  readonly body: Body
  /** The content type that was negotiated. */
  readonly format: string
}

export interface Route {
  readonly operation: OperationId
  answer(call: Call): Response | Promise<Response>
}

/** Answers an operation. Its path, its parameters and its body are read by the API description. */
export function on<Id extends OperationId>(
  operation: Id,
  answer: (call: Call<PathOf<Id>, BodyOf<Id>>) => Reply<ResultOf<Id>> | Promise<Reply<ResultOf<Id>>>,
): Route {
  // The description, by which a call is read, is what the types were made of.
  return { operation, answer: answer as Route['answer'] }
}

type ResultOf<Id extends OperationId> = Success<operations[Id]['responses']>

type Success<Responses> = {
  [Status in keyof Responses & (200 | 201 | 202)]: Responses[Status] extends {
    content: { 'application/json': infer Body }
  }
    ? Body
    : never
}[keyof Responses & (200 | 201 | 202)]

type PathOf<Id extends OperationId> = Readonly<NonNullable<operations[Id]['parameters']['path']>>

/** The body of an operation, as Go reads it. */
export type BodyOf<Id extends OperationId> = operations[Id] extends {
  requestBody: { content: infer Content }
}
  ? Read<Content[keyof Content]>
  : operations[Id] extends { requestBody?: { content: infer Content } }
    ? Read<Content[keyof Content]> | undefined
    : undefined

/** Any member may be missing, for Go then has the zero value; and a string may be any. */
type Read<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Read<Item>[]
    : T extends object
      ? string extends keyof T
        ? { readonly [key: string]: Read<NonNullable<T[keyof T]>> }
        : { readonly [K in keyof T]?: Read<NonNullable<T[K]>> }
      : T
