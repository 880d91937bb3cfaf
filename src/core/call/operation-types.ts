import type { OperationId } from '../../../generated/operations'
import type { operations } from '../../../generated/schema'

/** The path arguments of an operation; `never` where it takes none. */
export type PathOf<Id extends OperationId> = Given<operations[Id]['parameters']['path']>

/** The query of an operation; `never` where it takes none. */
export type QueryOf<Id extends OperationId> = Given<operations[Id]['parameters']['query']>

/** The JSON body of an operation's request; `never` where it takes none. */
export type BodyOf<Id extends OperationId> = ContentOf<Given<operations[Id]['requestBody']>>

/** What a successful operation answers; `undefined` where the body is empty. */
export type AnswerOf<Id extends OperationId> = AnswerIn<SuccessIn<operations[Id]['responses']>>

type Given<T> = Exclude<T, undefined>

type ContentOf<T> = T extends { content: infer Content } ? Content[keyof Content] : never

type SuccessIn<Responses> = Responses[Extract<keyof Responses, 200 | 201 | 202 | 204>]

type AnswerIn<Response> = Response extends { content: infer Content } ? Content[keyof Content] : undefined
