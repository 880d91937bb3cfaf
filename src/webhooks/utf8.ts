import { WebhookError } from '../errors/webhook-error'

/** Makes what decodes a body piece by piece, and ends where it is given none. */
export function utf8Decoder(): (piece?: Uint8Array | ArrayBuffer) => string {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return (piece) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined })
    } catch (cause) {
      throw new WebhookError('invalid-json', 'The body is not UTF-8.', { cause })
    }
  }
}
