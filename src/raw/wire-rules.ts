import type { Middleware } from 'openapi-fetch'
import { isNamed, nameHeader } from '../core/call/request'
import type { FindOperation } from './find-operation'

const streamed = new WeakSet<Request>()

/** Whether the body of the answer is wanted as a stream. */
export function isStreamed(request: Request): boolean {
  return streamed.has(request)
}

/** Adds the headers that Harbor needs beside those of openapi-fetch, and hands text on as a string. */
export function wireRules(find: FindOperation): Middleware {
  const isText = (method: string, schemaPath: string) => find(method, schemaPath)?.answer === 'text'
  return {
    onRequest({ request, params, schemaPath, options }) {
      const { method, headers } = request
      if (options.parseAs === 'stream') streamed.add(request)
      if (isNamed(params.path) && !headers.has(nameHeader)) headers.set(nameHeader, 'true')
      const json = options.parseAs === 'json' && !isText(method, schemaPath)
      if (!headers.has('accept')) headers.set('accept', json ? 'application/json' : '*/*')
      return undefined
    },

    /** Harbor's logs and files are strings to the API description: as JSON they would not be read. */
    async onResponse({ request, response, schemaPath, options }) {
      if (!response.ok || options.parseAs !== 'json' || !isText(request.method, schemaPath)) return undefined
      const headers = new Headers(response.headers)
      headers.delete('content-length')
      return new Response(JSON.stringify(await response.text()), { status: response.status, headers })
    },
  }
}
