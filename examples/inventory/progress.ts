/** Where a bar is drawn: `process.stderr`. */
export interface Screen {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** A bar on a terminal, drawn ten times a second at most. Elsewhere it is not shown. */
export class Progress {
  readonly isShown: boolean
  readonly #screen: Screen
  #total: number | undefined
  #done = 0
  #drawn = 0

  constructor(screen: Screen) {
    this.#screen = screen
    this.isShown = screen.isTTY === true
  }

  /** How many there are, as soon as it is known. */
  readonly expect = (total: number): void => {
    this.#total = total
  }

  /** One more is done. */
  step(): void {
    this.#done += 1
    if (!this.isShown || Date.now() - this.#drawn < 100) return
    this.#drawn = Date.now()
    this.#screen.write(`\r${this.#bar()} ${this.#done} of ${this.#total ?? '…'} artifacts`)
  }

  /** Takes the bar away. */
  end(): void {
    if (this.#drawn > 0) this.#screen.write('\r\x1b[K')
  }

  #bar(): string {
    // More may be pushed while it is read.
    const filled = this.#total === undefined ? 0 : Math.min(20, Math.floor((20 * this.#done) / this.#total))
    return '█'.repeat(filled) + '░'.repeat(20 - filled)
  }
}
