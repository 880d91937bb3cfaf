type Key = string | number

interface Index<Row> {
  readonly keyOf: (row: Row) => Key
  readonly entries: Map<Key, Set<Row>>
}

/**
 * Rows with ids that count up from 1, found by id or by an index. Rows are handed out as they are, never
 * copied: a listing of 10,000 must not clone 10,000.
 */
export class Table<Row extends { readonly id: number }, Name extends string = never> {
  #lastId = 0
  readonly #rows = new Map<number, Row>()
  readonly #indexes = new Map<Name, Index<Row>>()

  constructor(keys: Readonly<Record<Name, (row: Row) => Key>>) {
    for (const [name, keyOf] of Object.entries(keys) as [Name, (row: Row) => Key][]) {
      this.#indexes.set(name, { keyOf, entries: new Map() })
    }
  }

  insert(make: (id: number) => Row): Row {
    const row = make(++this.#lastId)
    this.#rows.set(row.id, row)
    this.#index(row)
    return row
  }

  /**
   * Changes a row in place and keeps the indexes right. Under each key the row comes last then, as in
   * Postgres.
   */
  update(row: Row, change: Partial<Row>): void {
    this.#unindex(row)
    Object.assign(row, change)
    this.#index(row)
  }

  delete(row: Row): void {
    this.#rows.delete(row.id)
    this.#unindex(row)
  }

  get(id: number): Row | undefined {
    return this.#rows.get(id)
  }

  /** In the order of their ids. */
  all(): Row[] {
    return [...this.#rows.values()]
  }

  /** In the order in which they came under that key or were last updated. */
  where(name: Name, key: Key): Row[] {
    return [...this.#under(name, key)]
  }

  find(name: Name, key: Key): Row | undefined {
    const [first] = this.#under(name, key)
    return first
  }

  count(name: Name, key: Key): number {
    return this.#under(name, key).size
  }

  #under(name: Name, key: Key): ReadonlySet<Row> {
    return this.#indexes.get(name)?.entries.get(key) ?? new Set()
  }

  #index(row: Row): void {
    for (const { keyOf, entries } of this.#indexes.values()) {
      const rows = entries.get(keyOf(row))
      if (rows) rows.add(row)
      else entries.set(keyOf(row), new Set([row]))
    }
  }

  #unindex(row: Row): void {
    for (const { keyOf, entries } of this.#indexes.values()) {
      const rows = entries.get(keyOf(row))
      rows?.delete(row)
      if (rows?.size === 0) entries.delete(keyOf(row))
    }
  }
}
