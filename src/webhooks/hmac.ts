import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { decodeBase64 } from './base64'

export interface VerifyHmacOptions {
  /** The body exactly as it was signed: its text or bytes, not what `JSON.parse` made of it. */
  body: string | Uint8Array | ArrayBuffer
  /** Hexadecimal or base64, after a prefix such as `sha256=` or none. A missing one is not verified. */
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
 * @throws {InvalidArgumentError} `body` is an object; `secrets` is missing or empty, or one of them is; the
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
  const secrets = readSecrets(options.secrets)
  if (!/^SHA-(1|256|384|512)$/.test(algorithm)) {
    throw new InvalidArgumentError('algorithm', `is '${algorithm}', not SHA-1, SHA-256, SHA-384 or SHA-512.`)
  }
  const sent = typeof signature === 'string' ? decode(signature.replace(/^\w+=(?=.)/, '')) : undefined
  if (sent === undefined) return false

  const verdicts = await Promise.all(
    secrets.map(async (secret) => {
      const how = { name: 'HMAC', hash: algorithm }
      const key = await crypto.subtle.importKey('raw', secret, how, false, ['verify'])
      return await crypto.subtle.verify('HMAC', key, sent, body)
    }),
  )
  return verdicts.includes(true)
}

function readBody(body: unknown): BufferSource {
  if (typeof body === 'string') return new TextEncoder().encode(body)
  if (body instanceof ArrayBuffer) return body
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice()
  throw new InvalidArgumentError(
    'body',
    'has to be the text or the bytes that were signed, before JSON.parse.',
  )
}

function readSecrets(secrets: unknown): Uint8Array<ArrayBuffer>[] {
  const given: readonly unknown[] = Array.isArray(secrets) ? secrets : [secrets]
  const isSecret = (secret: unknown): secret is string => typeof secret === 'string' && secret !== ''
  if (given.length > 0 && given.every(isSecret))
    return given.map((secret) => new TextEncoder().encode(secret))
  throw new InvalidArgumentError('secrets', 'has to be a text that is not empty, or a list of such texts.')
}

function decode(signature: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^([0-9a-f]{2})+$/i.test(signature)) return decodeBase64(signature)
  return Uint8Array.from(signature.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
