import type { User } from '../areas/users/user'
import type { Clock } from '../engine/clock'

const lifetime = 60 * 60 * 1000

interface Session {
  /** As the user was at the login: what became of the user since then does not count. */
  readonly user: User
  lastUsed: number
}

/** The cookie sessions that `/c/login` opens (recordings: session.json). */
export class Sessions {
  /**
   * In every `sid` of this Harbor: tells the ones that it gave from made-up ones without keeping them all.
   */
  readonly #mark = crypto.randomUUID().slice(0, 8)
  readonly #clock: Clock
  readonly #open = new Map<string, Session>()
  readonly #ended = new Set<string>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A `sid` that means nothing: Harbor hands one out with every answer to a request without a known one. */
  issue(): string {
    return `${this.#mark}${crypto.randomUUID().replaceAll('-', '').slice(8)}`
  }

  open(user: User): string {
    const sid = this.issue()
    this.#open.set(sid, { user: { ...user }, lastUsed: this.#clock.now() })
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
    if (this.#clock.now() - session.lastUsed > lifetime) {
      this.end(sid)
      return undefined
    }
    if (renew) session.lastUsed = this.#clock.now()
    return session.user
  }
}
