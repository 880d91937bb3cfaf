import type { Fetch } from '../settings'
import { pathOf } from './call-request'
import type { Logger } from './logger'

/** Stands outside `auth`: the headers that it could see have no credentials in them, and it looks at none. */
export function withLog(fetch: Fetch, logger: Logger | undefined): Fetch {
  if (logger === undefined) return fetch
  return async (url, init) => {
    const method = init.method ?? 'GET'
    const path = pathOf(url)
    const started = performance.now()
    const took = () => Math.round(performance.now() - started)
    try {
      const response = await fetch(url, init)
      const { status, headers } = response
      const fields = { method, path, status, milliseconds: took(), requestId: headers.get('x-request-id') }
      logger.debug(`${method} ${path}: ${status} in ${fields.milliseconds} ms`, fields)
      return response
    } catch (error) {
      const fields = { method, path, milliseconds: took() }
      logger.debug(`${method} ${path}: no answer after ${fields.milliseconds} ms`, fields)
      throw error
    }
  }
}
