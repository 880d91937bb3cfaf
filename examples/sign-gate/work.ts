/**
 * Does several things at once, but no more than four, and none with one name beside another. What is asked for again while
 * it waits is done once.
 */
export class Work {
  readonly #onError: (error: unknown, name: string) => void
  readonly #planned = new Map<string, NodeJS.Timeout>()
  readonly #waiting = new Map<string, () => Promise<void>>()
  readonly #inHand = new Map<string, Promise<void>>()
  #isClosed = false

  constructor(onError: (error: unknown, name: string) => void) {
    this.#onError = onError
  }

  /** As soon as there is a hand free. */
  add(name: string, act: () => Promise<void>): void {
    if (this.#isClosed) return
    this.#waiting.set(name, act)
    this.#begin()
  }

  /** In so many milliseconds; where it is planned already, then. */
  plan(name: string, delay: number, act: () => Promise<void>): void {
    if (this.#isClosed || this.#planned.has(name)) return
    const begin = () => {
      this.#planned.delete(name)
      this.add(name, act)
    }
    this.#planned.set(name, setTimeout(begin, delay))
  }

  isPlanned(name: string): boolean {
    return this.#planned.has(name)
  }

  /** Resolves when little waits. */
  async room(): Promise<void> {
    while (this.#waiting.size >= 100) await Promise.race(this.#inHand.values())
  }

  /** Finishes what is in hand, and begins nothing more. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const timer of this.#planned.values()) clearTimeout(timer)
    this.#planned.clear()
    this.#waiting.clear()
    await Promise.all(this.#inHand.values())
  }

  #begin(): void {
    for (const [name, act] of this.#waiting) {
      if (this.#inHand.size >= 4) return
      if (this.#inHand.has(name)) continue
      this.#waiting.delete(name)
      const end = () => {
        this.#inHand.delete(name)
        this.#begin()
      }
      this.#inHand.set(
        name,
        act()
          .catch((error) => this.#onError(error, name))
          .finally(end),
      )
    }
  }
}
