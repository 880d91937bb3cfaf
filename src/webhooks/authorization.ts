import { readSecrets } from './secrets'

/**
 * Whether an `Authorization` header is one of the secrets. Harbor signs nothing: it sends the policy's
 * `auth_header` as it is, without a scheme.
 *
 * The time it takes does not tell how much of a guess was right. It is synchronous.
 *
 * @param header The value, as the runtime gives it. One that is missing or repeated is not verified.
 * @param secrets The policy's `auth_header`; several while it is being changed, the new one beside the old one.
 * @throws {@link InvalidArgumentError} `secrets` is missing or empty, or one of them is.
 *
 * @example
 * if (!verifyAuthorization(request.headers.get('authorization'), secret)) return new Response(null, { status: 401 })
 */
export function verifyAuthorization(
  header: string | readonly string[] | null | undefined,
  secrets: string | readonly string[],
): boolean {
  return authorizes(spellSecrets('secrets', secrets), header)
}

/** The spellings of a secret that a runtime may show. Made once for a receiver. */
export type Secrets = readonly string[]

export function spellSecrets(argument: string, given: unknown): Secrets {
  return readSecrets(argument, given).flatMap((secret) => {
    // Go trims the values of headers, and files of secrets end in a line break.
    const trimmed = secret.trim()
    // Harbor sends UTF-8 (test/recordings/webhooks/delivery.json, odd-auth). Most runtimes show a character for each byte,
    // some (a Lambda's event, a few proxies) the text.
    return [trimmed, String.fromCharCode(...new TextEncoder().encode(trimmed))]
  })
}

export function authorizes(secrets: Secrets, header: string | readonly string[] | null | undefined): boolean {
  const [value, another] = [header].flat()
  if (typeof value !== 'string' || another !== undefined) return false
  // All of them, right or wrong.
  return secrets.filter((secret) => isSame(value, secret)).length > 0
}

/** Looks at every character of what was sent, right or wrong. */
function isSame(sent: string, secret: string): boolean {
  let difference = sent.length ^ secret.length
  for (let index = 0; index < sent.length; index++) {
    difference |= sent.charCodeAt(index) ^ secret.charCodeAt(index % secret.length)
  }
  return difference === 0
}
