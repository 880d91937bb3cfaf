import { request } from 'node:http'
import type { Readable } from 'node:stream'

export interface Sent {
  readonly path?: string
  readonly method?: string
  /** As they go on the wire, repeated names included; by default those of Harbor, with the right secret. */
  readonly headers?: HeaderList
  /** A stream is sent in chunks, without a Content-Length. */
  readonly body?: string | Uint8Array | Readable
}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** Names and values as they go on the wire. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/** What Harbor sends with a delivery (recordings). */
export const harborHeaders: HeaderList = [
  ['User-Agent', 'Go-http-client/1.1'],
  ['Authorization', 'secret'],
  ['Content-Type', 'application/json'],
  ['Accept-Encoding', 'gzip'],
]

export function withHeader(name: string, ...values: string[]): HeaderList {
  const others = harborHeaders.filter(([other]) => other !== name)
  return [...others, ...values.map((value) => [name, value] as const)]
}

/** Sends a request over a connection of its own. A server may answer, and close, before it has read everything. */
export function send(
  url: string,
  { path = '/hooks/harbor', method = 'POST', headers, body }: Sent,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const length = typeof body === 'object' && 'pipe' in body ? [] : lengthOf(body)
    const list = [['Host', new URL(url).host], ...(headers ?? harborHeaders), ...length].flat()
    const outgoing = request(new URL(path, url), { method, agent: false, headers: list })
    let answered = false
    outgoing.on('response', (response) => {
      answered = true
      let text = ''
      const end = () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk
      })
      response.on('end', end)
      response.on('error', end)
    })
    // EPIPE and ECONNRESET, where the answer came first.
    outgoing.on('error', (error) => {
      if (!answered) reject(error)
    })
    if (typeof body === 'object' && 'pipe' in body) body.pipe(outgoing)
    // With a text, Node would write the headers in UTF-8 as well.
    else outgoing.end(typeof body === 'string' ? Buffer.from(body) : body)
  })
}

function lengthOf(body: string | Uint8Array | undefined): HeaderList {
  return body === undefined ? [] : [['Content-Length', String(Buffer.byteLength(body))]]
}
