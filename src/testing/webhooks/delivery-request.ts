/** A request of Harbor's job service. */
export interface DeliveryRequest {
  readonly method: 'POST' | 'GET'
  readonly url: URL
  /** In the order of the wire. */
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Uint8Array<ArrayBuffer> | null
}

/** What Harbor sends to the address of a policy's target (test/recordings/webhooks/). */
export function firstRequest(
  address: URL,
  body: Uint8Array<ArrayBuffer>,
  authorization: string | undefined,
): DeliveryRequest {
  const { username, password } = address
  const url = new URL(address)
  url.username = url.password = ''
  // Without an auth_header, the user and password of the address become one (test/recordings/webhooks/delivery.json, userinfo).
  const basic =
    username === ''
      ? undefined
      : `Basic ${btoa(toByteString(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`))}`
  const secret = authorization === undefined ? basic : toByteString(authorization)
  return {
    method: 'POST',
    url,
    body,
    headers: [
      ['Host', url.host],
      ['User-Agent', 'Go-http-client/1.1'],
      ['Content-Length', String(body.byteLength)],
      ...(secret === undefined ? [] : [['Authorization', secret] as const]),
      ['Content-Type', contentTypeOf(body)],
      ['Accept-Encoding', 'gzip'],
    ],
  }
}

/** A character for each byte of UTF-8, as headers are handed to `fetch` (test/recordings/webhooks/delivery.json, odd-auth). */
function toByteString(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text))
}

/** The policy's format decides; the body shows which one it was. */
function contentTypeOf(body: Uint8Array): string {
  const isCloudEvent = /^\s*\{\s*"specversion"/.test(new TextDecoder().decode(body))
  return isCloudEvent ? 'application/cloudevents+json' : 'application/json'
}

/** What Go's HTTP client sends next (test/recordings/webhooks/delivery.json, redirect_request_headers). */
export function redirect(
  from: DeliveryRequest,
  status: number,
  location: string | null,
): DeliveryRequest | undefined {
  if (location === null || ![301, 302, 303, 307, 308].includes(status)) return undefined
  const url = new URL(location, from.url)
  const keepsBody = status === 307 || status === 308
  const kept = from.headers.filter(([name]) => {
    if (name === 'Authorization') return url.hostname === from.url.hostname
    if (name === 'Content-Length' || name === 'Content-Type') return keepsBody
    return name !== 'Host' && name !== 'Referer'
  })
  const headers = [['Host', url.host] as const, ...kept, ['Referer', from.url.href] as const]
  return keepsBody ? { ...from, url, headers } : { method: 'GET', url, headers, body: null }
}
