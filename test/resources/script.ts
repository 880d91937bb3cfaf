import { Harbor } from '../../src/index'
import { answerOf, type RecordedExchange } from './recorded-exchange'

/** An answer of Harbor: a recorded one, or a body that stands for itself under 200. */
export type Answer = RecordedExchange | { readonly body: unknown; readonly headers?: Record<string, string> }

/** A client whose Harbor gives these answers in turn, and what it was asked: `GET /users/3`, a body after the query. */
export function scripted(...answers: readonly Answer[]): { harbor: Harbor; asked: string[] } {
  const asked: string[] = []
  const harbor = new Harbor({
    url: 'https://harbor.example.com',
    retry: 0,
    fetch: async (url, { method, body }) => {
      const { pathname, search } = new URL(url)
      const answer = answers[asked.length]
      const target = `${pathname.replace('/api/v2.0', '')}${decodeURIComponent(search)}`
      asked.push(`${method} ${target}${typeof body === 'string' ? ` ${body}` : ''}`)
      if (answer === undefined) throw new Error(`nobody answers ${asked.at(-1)}`)
      return 'request' in answer
        ? answerOf(answer)
        : Response.json(answer.body, { headers: { ...countOf(answer.body), ...answer.headers } })
    },
  })
  return { harbor, asked }
}

/** What Harbor sends with every list. */
export function countOf(body: unknown): Record<string, string> {
  return Array.isArray(body) ? { 'x-total-count': String(body.length) } : {}
}
