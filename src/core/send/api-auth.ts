import { hiding } from '../answer/redaction'
import { inBrowser } from '../browser'
import { type Credentials, withAuth, withHeader } from '../credentials'
import type { SendStep } from '../fetch'
import type { Settings } from '../settings'
import { createAside } from './aside'
import type { CallState } from './call-request'
import { createCredentialCheck } from './credential-check'
import type { Caller } from './pipeline'
import { secretsOf } from './sent-secrets'
import { createSession } from './session'

/** Whoever calls Harbor's API: with credentials that Harbor knows, or a session in place of them. */
export interface ApiAuth extends Caller {
  readonly closed: boolean
  /** What a request of a call passes above `fetch`. */
  over(fetch: SendStep, call: CallState): SendStep
  /** Logs out. */
  close(): Promise<void>
}

export function createApiAuth(settings: Settings, credentials: Credentials): ApiAuth {
  const { present, ofUser, who } = credentials
  const closing = new AbortController()
  const { signal } = closing
  const secretsInUse = () => [...credentials.secretsInUse(), ...session.secretsInUse()]
  const ask = createAside(
    settings,
    hiding(() => [...secretsInUse(), ...secretsOf(settings)]),
  )
  const check = createCredentialCheck(ask, credentials, signal)
  const session = createSession(ask, check, credentials, signal)
  return {
    who,
    secretsInUse,
    get closed() {
      return signal.aborted
    },
    over(fetch, { operation, further }) {
      if (!present) return fetch
      const anyone = operation?.anonymous ?? false
      const checked = check.over(withHeader(fetch), anyone && settings.checkCredentials === 'auto')
      const soon = settings.session === true || further === true
      // A robot that is given as a user has one of them in its name, and may not log in.
      const alone = settings.session === false || !ofUser || /[$+]/.test(who) || inBrowser()
      return withAuth(fetch, credentials, alone ? checked : session.over(fetch, checked, soon))
    },
    async close() {
      closing.abort()
      await session.close()
    },
  }
}
