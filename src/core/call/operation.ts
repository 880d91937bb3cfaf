import { type Operation, type OperationId, operations, since, until } from '../../../generated/operations'
import type { operations as Described } from '../../../generated/schema'
import type { DescribedOperation } from '../send/call-request'

/** The path arguments of an operation; `never` where it takes none. */
export type PathOf<Id extends OperationId> = Present<Described[Id]['parameters']['path']>

/** The query of an operation; `never` where it takes none. */
export type QueryOf<Id extends OperationId> = Present<Described[Id]['parameters']['query']>

/** The JSON body of an operation's request; `never` where it takes none. */
export type BodyOf<Id extends OperationId> = ContentOf<Present<Described[Id]['requestBody']>>

/** What a successful operation answers; `undefined` where the body is empty. */
export type AnswerOf<Id extends OperationId> = AnswerIn<SuccessIn<Described[Id]['responses']>>

/** One item of a list. */
export type ItemOf<Id extends OperationId> = AnswerOf<Id> extends readonly (infer Item)[] ? Item : never

type Present<T> = Exclude<T, undefined>

type ContentOf<T> = T extends { content: infer Content } ? Content[keyof Content] : never

type SuccessIn<Responses> = Responses[Extract<keyof Responses, 200 | 201 | 202 | 204>]

type AnswerIn<Response> = Response extends { content: infer Content } ? Content[keyof Content] : undefined

/** What a call has to know of an operation. */
export function describeOperation(id: OperationId): DescribedOperation {
  const {
    method,
    path,
    need,
    anonymous,
    replayable,
    secret,
    answer = method === 'GET' ? 'json' : 'maybe',
  }: Operation = operations[id]
  return {
    id,
    name: `${method} ${path}`,
    replayable: replayable ?? true,
    secret: secret ?? false,
    answer,
    versions: versionsOf(id),
    need,
    ofProject: path.startsWith('/projects/{'),
    anonymous: anonymous ?? false,
  }
}

function versionsOf(operation: string): string {
  const from = Object.hasOwn(since, operation) ? since[operation as keyof typeof since] : undefined
  const to = Object.hasOwn(until, operation) ? until[operation as keyof typeof until] : undefined
  if (from !== undefined) return `, which came with Harbor ${from}`
  return to === undefined ? '' : `, which Harbor ${to} was the last to have`
}
