import { readFileSync } from 'node:fs'
import type { OperationId } from '../../generated/operations'
import { operations } from '../generated/operation-table'

/** One exchange with a real Harbor (format: test/recordings/api/README.md). */
export interface RecordedExchange {
  readonly operation: string
  readonly note: string
  readonly request: {
    readonly method: string
    readonly target: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: unknown
  }
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string | readonly string[]>>
    readonly kind: 'json' | 'text' | 'empty' | 'binary'
    readonly body?: unknown
    /** The end of a long text is left out. */
    readonly truncated?: boolean
  }
  /** What the token in the answer says. */
  readonly claims?: Claims
}

export interface Claims {
  readonly sub?: string
  readonly access?: readonly Access[] | null
}

interface Access {
  readonly type: string
  readonly name: string
  readonly actions: readonly string[]
}

/** Where those of the API are. */
export const recordings = new URL('../recordings/api/', import.meta.url)

/** @param file below `recordings`, or beside it: `project.json`, `../registry/pull.json` */
export function readRecording(file: string): RecordedExchange[] {
  return JSON.parse(readFileSync(new URL(file, recordings), 'utf8'))
}

/** The one exchange of a file with this operation and note. */
export function findExchange(file: string, operation: string, note: string): RecordedExchange {
  const [found, other] = readRecording(file).filter(
    (exchange) => exchange.operation === operation && exchange.note === note,
  )
  if (found === undefined || other !== undefined) {
    throw new Error(`${file} has ${found === undefined ? 'no' : 'more than one'} ${operation}: ${note}`)
  }
  return found
}

/** How many exchanges of an operation were recorded, by the list that was made with the recordings. */
export function countRecorded(operation: string): number {
  return coverageOf(operation)?.recorded ?? 0
}

/** How many of them succeeded. */
export function countSuccesses(operation: string): number {
  return coverageOf(operation)?.success ?? 0
}

function coverageOf(operation: string): { recorded: number; success: number } | undefined {
  return JSON.parse(readFileSync(new URL('coverage.json', recordings), 'utf8'))[operation]
}

/** The recorded answer, as `fetch` gives it. */
export function answerOf({ request, response }: RecordedExchange): Response {
  const headers = Object.entries(response.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : value.map((each) => [name, each]),
  )
  return new Response(request.method === 'HEAD' ? null : bodyOf(response), {
    status: response.status,
    headers,
  })
}

function bodyOf({ kind, body }: RecordedExchange['response']): BodyInit | null {
  if (kind === 'empty') return null
  if (kind === 'json') return JSON.stringify(body)
  return kind === 'text' ? String(body) : Buffer.from(String(body), 'base64')
}

/** A request apart from how it is written: paths decoded once, so that `%2F` and `%252F` stay different. */
export interface Target {
  readonly segments: readonly string[]
  readonly query: Readonly<Record<string, string>>
}

export function readTarget(target: string): Target {
  const { pathname, searchParams } = new URL(target, 'https://harbor.example.com')
  const segments = pathname.split('/').slice(1).map(decodeURIComponent)
  return { segments, query: Object.fromEntries(searchParams) }
}

/** The path arguments of a recorded request, by their names in the API description. */
export function readPathArguments(
  operation: OperationId,
  { segments }: Target,
): Readonly<Record<string, string>> {
  const template = `/api/v2.0${operations[operation].path}`.split('/').slice(1)
  return Object.fromEntries(
    template.flatMap((part, index) => {
      if (!part.startsWith('{')) return []
      const name = part.slice(1, -1)
      const value = segments[index]
      if (value === undefined) throw new Error(`${operation}: no ${name} in /${segments.join('/')}`)
      // Harbor decodes this one twice.
      return [[name, name === 'repository_name' ? decodeURIComponent(value) : value]]
    }),
  )
}
