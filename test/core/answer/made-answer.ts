import type { Answer, CallFacts } from '../../../src/core/answer/answer'
import { hiding } from '../../../src/core/answer/redaction'

/** What a test wants of an answer; all else is that of a project. */
export interface Given {
  readonly status: number
  readonly text?: string
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly url?: string
  readonly method?: string
  readonly facts?: Partial<CallFacts>
}

/** An answer as the pipeline gives it. */
export function answerOf({ status, text = '', type, headers, url, method = 'GET', facts }: Given): Answer {
  return {
    response: new Response(null, {
      status,
      headers: { 'content-type': type ?? 'application/json', ...headers },
    }),
    text,
    request: { method, url: url ?? 'https://harbor.example.com/api/v2.0/projects/demo?x=1' },
    call: {
      operation: {
        id: 'getProject',
        answer: 'json',
        need: 'limitedGuest+ project:read',
        ofProject: true,
        versions: ', which came with Harbor 2.13',
      },
      secret: false,
      outcome: 'refused',
      attempts: 1,
      ...facts,
    },
    who: 'robot$ci',
    hide: hiding(() => []),
  }
}
