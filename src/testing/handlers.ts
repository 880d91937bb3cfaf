import type { RequestHandler } from 'msw'
import { BrokenConnection } from './engine/broken-answers'

type RunArgs = Pick<Parameters<RequestHandler['run']>[0], 'request' | 'requestId'>

/**
 * What msw asks of a handler. It is written out here, so that nothing of msw is loaded: it need not be installed, and
 * whichever copy of it runs a test takes this.
 */
class FakeHandler implements Pick<RequestHandler, 'kind' | 'isUsed'> {
  readonly kind = 'request'
  /** What msw before 2.15 calls `kind`. */
  readonly __kind = 'RequestHandler'
  readonly info: { readonly header: string; readonly path: string }
  isUsed = false
  readonly #origin: string
  readonly #handle: (request: Request) => Promise<Response>

  constructor(origin: string, handle: (request: Request) => Promise<Response>) {
    this.#origin = origin
    this.#handle = handle
    this.info = { header: `the fake Harbor at ${origin}`, path: `${origin}/*` }
  }

  async run({ request, requestId }: RunArgs) {
    if (new URL(request.url).origin !== this.#origin) return null
    this.isUsed = true
    const response = await this.#answer(request.clone())
    return { handler: this, request, requestId, response, parsedResult: {} }
  }

  /** msw for browsers writes a line for each request, unless it is told to be quiet. */
  log({ request, response }: { request: Request; response: Response }): void {
    console.info(`[${this.info.header}] ${request.method} ${request.url}: ${response.status}`)
  }

  async #answer(request: Request): Promise<Response> {
    try {
      return await this.#handle(request)
    } catch (error) {
      // How msw is told that a connection breaks.
      if (error instanceof BrokenConnection) return Response.error()
      throw error
    }
  }
}

/** The type fits wherever msw wants handlers. It can name none of msw's own, which need not be installed. */
export function handlersFor(
  origin: string,
  handle: (request: Request) => Promise<Response>,
): readonly never[] {
  const handlers: readonly unknown[] = [new FakeHandler(origin, handle)]
  return handlers as readonly never[]
}
