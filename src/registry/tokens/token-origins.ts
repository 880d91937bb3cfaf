import { InvalidArgumentError } from '../../errors/invalid-argument-error'

/** @throws {@link InvalidArgumentError} one is not an origin */
export function readTokenOrigins(origins: readonly string[] = []): string[] {
  if (!Array.isArray(origins)) throw new InvalidArgumentError('tokenOrigins', 'must be a list of origins.')
  return origins.map((origin: unknown, index) => {
    const url = typeof origin === 'string' && URL.canParse(origin) ? new URL(origin) : undefined
    if (url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`)
      return url.origin
    throw new InvalidArgumentError(
      `tokenOrigins[${index}]`,
      "is not an origin. Write scheme and host: 'https://auth.example.com'.",
    )
  })
}
