type Handle = (request: Request) => Promise<Response>

/** The fakes that reach each other, by their origin. */
export class Network {
  readonly #hosts = new Map<string, Handle>()

  join(origin: string, handle: Handle): void {
    this.#hosts.set(origin, handle)
  }

  /** What a Harbor sends: to a fake of this network, or to a real address. */
  readonly send: Handle = (request) => {
    const handle = this.#hosts.get(new URL(request.url).origin)
    return handle ? handle(request) : globalThis.fetch(request)
  }

  /** A `fetch` that leaves the process for nobody. */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init)
    const { origin } = new URL(request.url)
    const handle = this.#hosts.get(origin)
    if (!handle) {
      const known = [...this.#hosts.keys()].join(' and ')
      throw new TypeError(`fetch failed: this fake Harbor answers for ${known}, not for ${origin}.`)
    }
    request.signal.throwIfAborted()
    const response = await handle(request)
    request.signal.throwIfAborted()
    return response
  }
}
