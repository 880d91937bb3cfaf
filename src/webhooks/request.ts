/** A request as a receiver needs it. The adapters make one; another transport can. */
export interface WebhookRequest<Env = unknown> {
  readonly method: string
  /** Without the query. */
  readonly path: string
  /** A header by its name in lower case. One that was sent several times: all values, joined by `, `. */
  header(name: string): string | null | undefined
  /**
   * Reads the body. Called once at most, and only after the sender has been verified.
   *
   * @param limit Bytes. Beyond it, stop reading and throw what `bodyTooLarge` makes.
   */
  read(limit: number): WebhookBody | Promise<WebhookBody>
  /** What the runtime gives beside the request, for `authorization` and the handlers: the bindings of a Worker. */
  readonly env?: Env | undefined
  /** Keeps the runtime alive for work that goes on after the answer. */
  readonly waitUntil?: WaitUntil | undefined
}

export type WebhookBody = string | Uint8Array

export type WaitUntil = (work: Promise<unknown>) => void

export interface WebhookAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** A sentence: Harbor writes it to the log of the delivery. */
  readonly body: string
}
