import type { Bytes } from '../encoding/base64'

export const inTotoPayload = 'application/vnd.in-toto+json'

/** What a DSSE signature is made over: the type and the body, each after its length, so that neither can borrow from the other. */
export function preAuthEncoding(payloadType: string, body: Bytes): Bytes {
  const encoder = new TextEncoder()
  const type = encoder.encode(payloadType)
  const head = encoder.encode(`DSSEv1 ${type.length} ${payloadType} ${body.length} `)
  const encoding = new Uint8Array(head.length + body.length)
  encoding.set(head)
  encoding.set(body, head.length)
  return encoding
}
