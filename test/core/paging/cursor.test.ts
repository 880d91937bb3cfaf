import { describe, expect, test } from 'vitest'
import { type Cursor, formatCursor, parseCursor } from '../../../src/core/paging/cursor'

describe('a cursor', () => {
  test.each<Cursor>([
    { list: '1x2y3z', page: 2, key: 35, total: 40 },
    { list: 'a', page: 10, key: 0, total: 0 },
    { list: 'a', page: 2, key: undefined, total: 7 },
    { list: 'a', page: 2, key: 7, total: undefined },
    { list: 'a', page: 3, key: undefined, total: undefined },
  ])('is read as it was written: %o', (cursor) => {
    expect(parseCursor(formatCursor(cursor))).toEqual(cursor)
  })

  test.each([
    '',
    'a.1.2',
    '.1.2.3',
    'a.1.2.3.4',
    '-a.1.2.3',
    'a.1.2.3\n',
    'a..2.3',
    'a.-1.2.3',
    'a.1.1234567890123456.3',
    ['a.1.2.3'],
    null,
  ])('is not read out of %j', (given) => {
    expect(() => parseCursor(given)).toThrow('after: is not the `cursor` of a page of this list.')
  })
})
