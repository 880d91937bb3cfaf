import { pathOf } from '../answer/answer'
import { questions } from '../answer/question'
import type { Hide } from '../answer/redaction'
import type { SendStep } from '../fetch'
import type { Logger } from '../settings'

/**
 * Stands outside `auth`: the headers that it could see have no credentials in them, and it looks at none.
 *
 * @param hide for what an answer repeats: in its request id, or where it redirects to
 */
export function withLog(fetch: SendStep, logger: Logger | undefined, hide: Hide): SendStep {
  if (logger === undefined) return fetch
  return async (url, init) => {
    const method = init.method ?? 'GET'
    const path = hide(pathOf(url))
    const started = performance.now()
    const took = () => Math.round(performance.now() - started)
    try {
      const response = await fetch(url, init)
      // It was not sent, and what was asked in its place has a line of its own.
      if (questions.has(response)) return response
      const { status, headers } = response
      const id = headers.get('x-request-id')
      const fields = { method, path, status, milliseconds: took(), requestId: id && hide(id) }
      logger.debug(`${method} ${path}: ${status} in ${fields.milliseconds} ms`, fields)
      return response
    } catch (error) {
      const fields = { method, path, milliseconds: took() }
      logger.debug(`${method} ${path}: no answer after ${fields.milliseconds} ms`, fields)
      throw error
    }
  }
}
