import type { HeadersByName } from '../fetch'

/**
 * The members of Harbor's bodies whose values are secrets: `secret`, `password`, `old_password`, `access_secret`,
 * `oidc_client_secret`, `access_credential`, a webhook target's `auth_header`.
 */
const secretMember = /(?:secret|password|credential|auth_header)$/

/** A preheat instance's, in which any member can be a secret. */
const secretObject = 'auth_info'

/** Of the registry, and what a user may set for a proxy in front of Harbor. */
const secretHeader = /auth|cookie|token|secret|password|key|credential/i

/** The secrets that a request holds, which an answer to it may repeat. */
export function secretsOf(request: {
  readonly headers: HeadersByName
  readonly payload?: unknown
}): string[] {
  const headers = Object.entries(request.headers).filter(([name]) => secretHeader.test(name))
  return [...headers.map(([, value]) => withoutScheme(value)), ...secretsIn(parse(request.payload), false)]
}

function withoutScheme(header: string): string {
  return header.replace(/^(?:basic|bearer)\s+/i, '').replace(/=+$/, '')
}

function parse(payload: unknown): unknown {
  if (typeof payload !== 'string') return undefined
  try {
    return JSON.parse(payload)
  } catch {
    return undefined
  }
}

function secretsIn(value: unknown, isSecret: boolean): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => {
    if (typeof member !== 'string') return secretsIn(member, name === secretObject)
    return isSecret || secretMember.test(name) ? [member] : []
  })
}
