import { type Part, part } from './state'

type Key = string | number

interface Index<Row> {
  readonly keyOf: (row: Row) => Key
  readonly entries: Map<Key, Set<Row>>
}

/** An order of rows. What it is of is told by identity, so that two lists never share one by accident. */
export interface Order<Row> {
  readonly of: object
  readonly keys: string
  compare(a: Row, b: Row): number
}

/** Rows that a list may take its pages from. */
export interface Rows<Row> {
  /** Sorted once, and again only after a write. */
  sorted(order: Order<Row>): readonly Row[]
}

/**
 * Rows with ids that count up from 1, found by id or by an index. Rows are handed out as they are, never
 * copied: a listing of 10,000 must not clone 10,000.
 */
export class Table<Row extends { readonly id: number }, Name extends string = never> {
  #lastId = 0
  readonly #rows = new Map<number, Row>()
  readonly #indexes = new Map<Name, Index<Row>>()
  readonly #orders = new Map<object, Map<string, readonly Row[]>>()
  readonly #written: () => void

  constructor(keys: Readonly<Record<Name, (row: Row) => Key>>, written: () => void) {
    for (const [name, keyOf] of Object.entries(keys) as [Name, (row: Row) => Key][]) {
      this.#indexes.set(name, { keyOf, entries: new Map() })
    }
    this.#written = written
  }

  /** @param make may take another id than the one it is offered, that no row has; ids then count up from the greatest */
  insert(make: (id: number) => Row): Row {
    const row = make(this.#lastId + 1)
    this.#lastId = Math.max(this.#lastId, row.id)
    this.#rows.set(row.id, row)
    this.#index(row)
    this.#forget()
    return row
  }

  /**
   * Changes a row in place and keeps the indexes right. Under each key the row comes last then, as in
   * Postgres.
   */
  update(row: Row, change: Partial<Row>): void {
    // What is deleted while something goes on about it stays so.
    if (this.#rows.get(row.id) !== row) return
    this.#unindex(row)
    Object.assign(row, change)
    this.#index(row)
    this.#forget()
  }

  delete(row: Row): void {
    this.#rows.delete(row.id)
    this.#unindex(row)
    this.#forget()
  }

  deleteWhere(name: Name, key: Key): void {
    for (const row of this.where(name, key)) this.delete(row)
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

  /** For a list: all rows, or those under a key. */
  rows(name?: Name, key: Key = ''): Rows<Row> {
    return {
      sorted: (order) => {
        const orders = this.#ordersOf(order.of)
        const place = JSON.stringify([name, key, order.keys])
        const known = orders.get(place)
        if (known) return known
        // A test that lists a thousand repositories must not keep an order of each.
        if (orders.size >= 50) orders.clear()
        const sorted = this.#unsorted(name, key).sort(order.compare)
        orders.set(place, sorted)
        return sorted
      },
    }
  }

  #unsorted(name: Name | undefined, key: Key): Row[] {
    return name === undefined ? this.all() : this.where(name, key)
  }

  #ordersOf(list: object): Map<string, readonly Row[]> {
    const known = this.#orders.get(list)
    if (known) return known
    const orders = new Map<string, readonly Row[]>()
    this.#orders.set(list, orders)
    return orders
  }

  #forget(): void {
    this.#orders.clear()
    this.#written()
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

/** Rows of more than one key, sorted each time. */
export function rowsFrom<Row>(find: () => Row[]): Rows<Row> {
  return { sorted: (order) => find().sort(order.compare) }
}

/** A table that an area keeps, with what its rows are found by besides their id. */
export function table<Row extends { readonly id: number }, Name extends string = never>(
  keys: Readonly<Record<Name, (row: Row) => Key>>,
): Part<Table<Row, Name>> {
  return part((state) => new Table(keys, () => state.written()))
}
