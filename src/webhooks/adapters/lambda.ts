import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { WebhookError } from '../../errors/webhook-error'
import { decodeBase64 } from '../base64'
import { inTime } from '../in-time'
import type { WebhookReceiver } from '../receiver'
import type { WebhookBody } from '../request'

/** What API Gateway (REST, and HTTP with format 1.0 or 2.0), a Function URL and an ALB hand to a function. */
export interface LambdaEvent {
  /** REST, format 1.0, ALB. */
  readonly httpMethod?: string | undefined
  readonly path?: string | undefined
  /** Format 2.0, Function URL. */
  readonly rawPath?: string | undefined
  readonly requestContext?: { readonly http?: { readonly method: string } | undefined } | undefined
  readonly headers?: Readonly<Record<string, string | undefined>> | null | undefined
  /** REST and format 1.0 beside `headers`, an ALB in their place. */
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[] | undefined>> | null | undefined
  readonly body?: string | null | undefined
  readonly isBase64Encoded?: boolean | undefined
}

export interface LambdaAnswer {
  statusCode: number
  headers: Readonly<Record<string, string>>
  /** For an ALB that was told to use them: it looks at no others. */
  multiValueHeaders?: Record<string, string[]>
  body: string
  isBase64Encoded: boolean
}

/**
 * Makes a handler for AWS Lambda, behind API Gateway (REST and HTTP), a Function URL or an ALB.
 *
 * A function shares no memory with the next one: give the receiver a `redisDedupe`.
 *
 * @throws {@link InvalidArgumentError} The receiver responds `'immediately'`: Lambda stops a function that has answered.
 *
 * @example
 * export const handler = toLambdaHandler(receiver)
 */
export function toLambdaHandler(receiver: WebhookReceiver): (event: LambdaEvent) => Promise<LambdaAnswer> {
  if (receiver.respond === 'immediately') {
    throw new InvalidArgumentError('receiver', "responds 'immediately'. Lambda stops after an answer.")
  }
  return async (event) => {
    const told: Promise<unknown>[] = []
    const { status, headers, body } = await receiver.handle({
      method: event.httpMethod ?? event.requestContext?.http?.method ?? '',
      path: event.rawPath ?? event.path ?? '',
      header: (name) => readHeader(event, name),
      read: () => readBody(event),
      waitUntil: (work) => void told.push(work),
    })
    // Of what onError does, Lambda would stop what goes on after the answer.
    await inTime(Promise.all(told)).catch(() => {})
    const answer = { statusCode: status, headers, body, isBase64Encoded: false }
    if (event.headers || !event.multiValueHeaders) return answer
    const entries = Object.entries(headers).map(([name, value]) => [name, [value]])
    return { ...answer, multiValueHeaders: Object.fromEntries(entries) }
  }
}

/** Names have the case of the sender, of the gateway, or none; a sender may have used several for one. */
function readHeader({ headers, multiValueHeaders }: LambdaEvent, name: string): string {
  const given = Object.entries(multiValueHeaders ?? headers ?? {})
  return given.flatMap(([key, values]) => (key.toLowerCase() === name ? (values ?? []) : [])).join(', ')
}

function readBody({ body, isBase64Encoded }: LambdaEvent): WebhookBody {
  const content = isBase64Encoded ? decodeBase64(body ?? '') : (body ?? '')
  if (content === undefined) throw new WebhookError('invalid-json', 'The body is not base64.')
  return content
}
