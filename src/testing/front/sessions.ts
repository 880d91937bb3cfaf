import { settingsIn } from '../access/settings'
import type { User } from '../areas/users/user'
import type { State } from '../state'

interface Session {
  /** As the user was at the login: what became of the user since then does not count. */
  readonly user: User
  /** Milliseconds since the epoch. */
  expires: number
}

/** The cookie sessions that `/c/login` opens (test/recordings/api/session.json). */
export class Sessions {
  /**
   * In every `sid` of this Harbor: tells the ones that it gave from made-up ones without keeping them all.
   */
  readonly #mark = crypto.randomUUID().slice(0, 8)
  readonly #state: State
  readonly #open = new Map<string, Session>()
  readonly #ended = new Set<string>()

  constructor(state: State) {
    this.#state = state
  }

  /** A `sid` that means nothing: Harbor hands one out with every answer to a request without a known one. */
  issue(): string {
    return `${this.#mark}${crypto.randomUUID().replaceAll('-', '').slice(8)}`
  }

  open(user: User): string {
    const sid = this.issue()
    this.#open.set(sid, { user: { ...user }, expires: this.#expiry() })
    return sid
  }

  end(sid: string): void {
    this.#open.delete(sid)
    this.#ended.add(sid)
  }

  isKnown(sid: string): boolean {
    return sid.startsWith(this.#mark) && !this.#ended.has(sid)
  }

  /** Whose session it is. Each use prolongs it, unless the request asks for that not to be. */
  use(sid: string, renew: boolean): User | undefined {
    const session = this.#open.get(sid)
    if (!session) return undefined
    if (this.#state.clock.now() > session.expires) {
      this.end(sid)
      return undefined
    }
    if (renew) session.expires = this.#expiry()
    return session.user
  }

  /** By what is configured now, not when the session began. */
  #expiry(): number {
    return this.#state.clock.now() + settingsIn(this.#state).session_timeout * 60_000
  }
}
