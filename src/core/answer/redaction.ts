/**
 * The members of Harbor's bodies whose texts are secrets: `secret`, `password`, `old_password`, `access_secret`,
 * `oidc_client_secret`, `access_credential`, a webhook target's `auth_header`.
 */
const secretMember = /(?:secret|password|credential|auth_header)$/

/** A preheat instance's, in which any member can be a secret. */
const secretObject = 'auth_info'

/** Takes out of a text the secrets that the body of a request held, in case the answer to it repeats them. */
export function hideSecrets(text: string, body: unknown): string {
  return hideTexts(text, secretsIn(body))
}

/** Replaces secrets in a text, however they are spelled there. */
export function hideTexts(text: string, secrets: readonly string[]): string {
  return (
    secrets
      // What is shorter is no secret, and would blank out half of every message.
      .filter((secret) => secret.length >= 4)
      .flatMap(spellings)
      .reduce((hidden, secret) => hidden.replaceAll(secret, '[hidden]'), text)
  )
}

/** Hides what looks like an `Authorization` header: a page may repeat it in part, or escaped in its own way. */
export function hideAuthorization(text: string): string {
  return text.replace(/\b(Basic|Bearer)(\s+)[^\s<>"']+/gi, '$1$2[hidden]')
}

function secretsIn(value: unknown, isSecret = false): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => {
    if (typeof member !== 'string') return secretsIn(member, name === secretObject)
    return isSecret || secretMember.test(name) ? [member] : []
  })
}

/** As JSON writes it twice over, once, and as it is: a message is a text in JSON, and may quote JSON itself. */
function spellings(secret: string): string[] {
  const once = JSON.stringify(secret).slice(1, -1)
  const twice = JSON.stringify(once).slice(1, -1)
  return [twice, once, secret]
}
