import { type OperationId, table } from '../../../generated/operations'
import type { operations as Described } from '../../../generated/schema'
import type { DescribedOperation } from '../send/call-request'

/** An operation of the API description. */
export interface Operation extends DescribedOperation {
  readonly id: OperationId
  readonly method: string
  /** Below `/api/v2.0`. */
  readonly path: string
  /** Takes `page` and `page_size`. */
  readonly paged: boolean
  /** The names in its query, beside those two. */
  readonly query: readonly string[]
  /** The columns that its `q` knows; a `*` at the end of one stands for any name that begins so. */
  readonly columns: readonly string[]
  /** Whether the body of a success is handed on unread, since it may be of any size. */
  readonly stream: boolean
  /** The column by which the list can be read: it sorts, filters by ranges, and never changes. */
  readonly key: string | undefined
}

const read = new Map<string, Operation>()

/** An operation of the table, whose line is read when it is first asked for: most programs call a few of them. */
export function operationOf(id: OperationId): Operation {
  const known = read.get(id)
  if (known !== undefined) return known
  const at = table.indexOf(`|${id}|`)
  const operation = readLine(lineAt(table.lastIndexOf('\n', at)), lineAt(table.lastIndexOf('\n/', at)))
  read.set(id, operation)
  return operation
}

/** All of them. */
export function operations(): Operation[] {
  return Array.from(table.matchAll(/^\w+\|(\w+)/gm), ([, id]) => operationOf(id as OperationId))
}

/** @param start the line break before it */
function lineAt(start: number): string {
  return table.slice(start + 1, table.indexOf('\n', start + 1))
}

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

/** The table says what is in its lines. */
function readLine(line: string, path: string): Operation {
  const [how = '', id = '', need = '', query, key, columns, since] = line.split('|')
  const [, method = '', marks = ''] = /^([A-Z]+)(.*)$/.exec(how) ?? []
  const has = (mark: string) => marks.includes(mark)
  return {
    id: id as OperationId,
    method,
    path,
    name: `${method} ${path}`,
    paged: has('p'),
    query: namesIn(query),
    columns: namesIn(columns),
    key: key || undefined,
    anonymous: has('a'),
    need,
    ofProject: path.startsWith('/projects/{'),
    versions: since ? `, which came with Harbor ${since}` : '',
    replayable: !has('x'),
    secret: has('s'),
    stream: has('b'),
    answer: has('j') || (method === 'GET' && !/[tm]/.test(marks)) ? 'json' : has('t') ? 'text' : 'maybe',
  }
}

function namesIn(text: string | undefined): string[] {
  return text ? text.split(',') : []
}
