import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  createWebhookReceiver,
  type PushArtifactEvent,
  toNodeListener,
  type WebhookReceiver,
} from 'harborkit/webhooks'

/** Receives what the first Harbor sends, and counts it. */
export class Listener {
  readonly authorization = crypto.randomUUID()
  readonly receiver: WebhookReceiver = createWebhookReceiver({ authorization: this.authorization })
  readonly counts = new Map<string, number>()
  firstPush: PushArtifactEvent | undefined
  readonly #server: Server = createServer(toNodeListener(this.receiver))
  readonly #heard = new Set<() => void>()

  constructor() {
    this.receiver.on('PUSH_ARTIFACT', (event) => {
      this.firstPush ??= event
    })
    this.receiver.on('*', ({ type }) => {
      this.counts.set(type, (this.counts.get(type) ?? 0) + 1)
      for (const tell of this.#heard) tell()
    })
  }

  /** @returns where it listens */
  async listen(host: string): Promise<string> {
    this.#server.listen(0, host === '127.0.0.1' ? host : '0.0.0.0')
    await once(this.#server, 'listening')
    return `http://${host}:${(this.#server.address() as AddressInfo).port}/`
  }

  /** Waits for an event of the type, but not for ever. @returns whether it came */
  async hears(type: string, signal: AbortSignal): Promise<boolean> {
    const enough = AbortSignal.any([signal, AbortSignal.timeout(15_000)])
    while (!this.counts.has(type)) {
      if (enough.aborted) return false
      const { promise, resolve } = withResolver()
      this.#heard.add(resolve)
      enough.addEventListener('abort', resolve, { once: true })
      await promise
      enough.removeEventListener('abort', resolve)
      this.#heard.delete(resolve)
    }
    return true
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }
}

function withResolver(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
