/**
 * Headers by their names in lower case. They stay a plain object until `fetch` has them: a `Headers` for each step that adds
 * one took a fiftieth of a call.
 */
export type HeadersByName = Readonly<Record<Lowercase<string>, string>>

/** What a request is sent with. */
export interface SentInit extends RequestInit {
  headers: HeadersByName
}

/** A step on the way to `fetch`. */
export type SendStep = (url: string, init: SentInit) => Promise<Response>

/** What the client needs of `fetch`: it is called with a URL and an init, never with a `Request`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>
