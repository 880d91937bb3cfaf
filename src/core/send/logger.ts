/** Where the client says what it does. `console` is one. */
export interface Logger {
  /** Each attempt with its status and time, and each wait before another one. */
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void
  /** What somebody should change, once: a password over plain HTTP. */
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void
}
