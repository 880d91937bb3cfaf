import { InvalidArgumentError } from '../../errors/invalid-argument-error'

/** A place in a list, to go on from later. */
export interface Cursor {
  /** Tells the list from others. */
  readonly list: string
  /** The number of the page that begins there. */
  readonly page: number
  /** The key of the item in front of it; `undefined` where the list is read by page. */
  readonly key: number | undefined
  /** What the total of the list was. */
  readonly total: number | undefined
}

export function formatCursor({ list, page, key, total }: Cursor): string {
  return [list, page, key ?? '', total ?? ''].join('.')
}

/** @throws {@link InvalidArgumentError} it is no cursor */
export function parseCursor(given: unknown): Cursor {
  const [, list, page, key, total] = (typeof given === 'string' && shape.exec(given)) || []
  if (list === undefined) {
    throw new InvalidArgumentError('after', 'is not the `cursor` of a page of this list.')
  }
  return {
    list,
    page: Number(page),
    key: key ? Number(key) : undefined,
    total: total ? Number(total) : undefined,
  }
}

const shape = /^(\w+)\.(\d{1,15})\.(\d{0,15})\.(\d{0,15})$/

/** A short name for what describes a list: FNV-1a, since only mix-ups are to be found. */
export function fingerprint(description: unknown): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(JSON.stringify(description))) {
    hash = Math.imul(hash ^ byte, 0x01000193)
  }
  return (hash >>> 0).toString(36)
}
