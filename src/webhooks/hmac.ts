import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { decodeBase64 } from './base64'
import { readSecrets } from './secrets'

export interface VerifyHmacOptions {
  /** The body exactly as it was signed: its text or bytes, not what `JSON.parse` made of it. */
  body: string | Uint8Array | ArrayBuffer
  /** Hexadecimal or base64, after a prefix such as `sha256=` or none. One that is missing or repeated is not verified. */
  signature: string | null | undefined
  /** Several while the secret is being changed. */
  secrets: string | readonly string[]
  /** @default 'SHA-256' */
  algorithm?: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512' | undefined
}

/**
 * Whether one of the secrets signed the body. Harbor signs nothing: this is for a relay between it and you that
 * does.
 *
 * @throws {@link InvalidArgumentError} `body` is an object; `secrets` is missing or empty, or one of them is; the
 *   `algorithm` is another.
 *
 * @example
 * const signature = request.headers.get('x-signature')
 * const body = await request.text()
 * if (!(await verifyHmac({ body, signature, secrets: secret }))) return new Response(null, { status: 401 })
 */
export async function verifyHmac(options: VerifyHmacOptions): Promise<boolean> {
  const { signature, algorithm = 'SHA-256' } = options
  const body = readBody(options.body)
  const secrets = readSecrets('secrets', options.secrets)
  if (!algorithms.includes(algorithm)) {
    throw new InvalidArgumentError('algorithm', `must be one of ${algorithms}.`)
  }
  const sent = decode(String(signature).replace(/^\w+=(?=[^=])/, ''))
  if (sent === undefined) return false

  const how = { name: 'HMAC', hash: algorithm }
  for (const secret of secrets) {
    const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), how, false, ['verify'])
    if (await crypto.subtle.verify(how, key, sent, body)) return true
  }
  return false
}

const algorithms = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']

function readBody(body: unknown): BufferSource {
  if (typeof body === 'string') return new TextEncoder().encode(body)
  if (body instanceof ArrayBuffer) return body
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice()
  throw new InvalidArgumentError('body', 'must be a string or bytes.')
}

function decode(signature: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^([0-9a-f]{2})+$/i.test(signature)) return decodeBase64(signature)
  return Uint8Array.from(signature.match(/../g) ?? [], (pair) => Number(`0x${pair}`))
}
