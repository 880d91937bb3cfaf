/** The query string as go-swagger binds it. */
export class Query {
  readonly #params: URLSearchParams

  constructor(raw: string) {
    this.#params = new URLSearchParams(raw)
  }

  text(name: string): string | undefined {
    return this.#params.get(name) ?? undefined
  }

  all(name: string): string[] {
    return this.#params.getAll(name)
  }

  /**
   * Anything that is not a word for yes is `false`, never an error (test/recordings/api/cross-cutting.json,
   * `public=maybe`).
   */
  bool(name: string, fallback = false): boolean {
    const value = this.text(name)
    return value === undefined || value === '' ? fallback : isTrue(value)
  }

  int(name: string): number | undefined {
    const value = this.text(name)
    return value === undefined || value === '' ? undefined : Number(value)
  }

  /** Sorted by name and decoded, as Harbor writes it into a `Link`. */
  entries(): [string, string][] {
    return [...this.#params].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  }
}

/** The words that go-openapi takes for `true`. */
export function isTrue(value: string): boolean {
  return ['true', '1', 'yes', 'ok', 'y', 'on', 'selected', 'checked', 't', 'enabled'].includes(
    value.toLowerCase(),
  )
}

export function isInt64(value: string): boolean {
  if (!/^[+-]?\d+$/.test(value)) return false
  const number = BigInt(value.replace('+', ''))
  return number >= -(2n ** 63n) && number < 2n ** 63n
}
