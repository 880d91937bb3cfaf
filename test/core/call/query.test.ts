import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeQuery, type Filter, formatFilter } from '../../../src/core/call/query'
import { allOf, anyOf, between, InvalidArgumentError, like } from '../../../src/index'
import { readRecording } from '../../resources/recorded-exchange'
import { decodeFilter } from './decode-filter'

const encode = (q: Filter | string) => encodeQuery({ q })
const decode = (q: Filter | string) => decodeFilter(encode(q))

describe('a filter', () => {
  // What we are to write for each of these, as a user would say it; `refused`: we do not let a user send it.
  const said: Record<string, Filter | string | { refused: Filter }> = {
    'q: exact': { name: 'demo/alpine' },
    'q: fuzzy': { name: like('alp') },
    'q: any of {a b}': { project_id: anyOf(3, 4) },
    'q: a range': { project_id: between(1, 3) },
    'q: a range without a maximum': { project_id: between(3, undefined) },
    'q: a time range': { creation_time: between(new Date('2020-01-01'), new Date('2099-01-01')) },
    'q: a time range in the form of the specification': 'op_time=[2020-04-09 02:36:00~2099-01-01 00:00:00]',
    'q: all of (a b) on a column that is no list': { name: allOf('a', 'b') },
    'q: an escaped operator: \\~ is taken as it is': { name: '~alp' },
    'q: a value in quotes': { name: '"demo/alpine"' },
    'q: an unknown key': { nope: 1 },
    'q: no "=": 400': 'name',
    'q: an empty value: 400': { refused: { name: '' } },
    'q: an empty key: 400': { refused: { '': 'x' } },
    'q: a range that does not end: 400': 'project_id=[1~2',
    'q: a string for a number': { project_id: 'abc' },
    'q: a % that is escaped once only': 'name=100%',
    'q: a % that is escaped twice': { name: '100%' },
    'q: a + escaped once: it becomes a space': 'media_type=application/vnd.oci.image.config.v1+json',
    'q: a + escaped twice': { media_type: 'application/vnd.oci.image.config.v1+json' },
    'q: a comma escaped twice still splits': { refused: { name: 'a,project_id=1' } },
    'q: labels=(id id)': { labels: allOf(1) },
    'q: base=*': { base: '*' },
    'the Link header repeats q without escaping it': { name: like('a'), project_id: 3 },
  }
  const recorded = readRecording('cross-cutting.json').filter(({ request }) => /[?&]q=/.test(request.target))

  test('is recorded in all these ways', () => {
    expect(recorded.map(({ note }) => note).sort()).toEqual(Object.keys(said).sort())
  })

  test.each(recorded)(
    'is written as it was sent to a real Harbor, byte for byte: $note',
    ({ note, request }) => {
      const sent = /[?&](q=[^&]*)/.exec(request.target)?.[1]
      const filter = said[note] ?? ''
      if (typeof filter === 'object' && 'refused' in filter) {
        expect(() => encode(filter.refused as Filter)).toThrow(InvalidArgumentError)
      } else {
        expect(encode(filter)).toBe(sent)
      }
    },
  )

  test.each<[string, () => Filter, string]>([
    ['a comma', () => ({ name: 'a,b' }), 'q.name'],
    ['a comma in like', () => ({ name: like('a,b') }), 'like'],
    ['a comma in a list', () => ({ name: anyOf('a', 'b,c') }), 'anyOf'],
    ['nothing', () => ({ name: '' }), 'q.name'],
    ['nothing in like', () => ({ name: like('') }), 'like'],
    ['an empty list', () => ({ name: anyOf() }), 'anyOf'],
    ['an empty list of all', () => ({ name: allOf() }), 'allOf'],
    ['nothing in a list', () => ({ name: allOf('a', '') }), 'allOf'],
    ['a space in a list', () => ({ name: anyOf('a b') }), 'anyOf'],
    ['another space in a list', () => ({ name: anyOf('a\u0085') }), 'anyOf'],
    ['quotes around an item', () => ({ name: anyOf('"a"') }), 'anyOf'],
    ['a range without ends', () => ({ id: between(undefined, undefined) }), 'between'],
    ['a date that is none', () => ({ time: new Date('never') }), 'q.time'],
    ['a date beyond four digits', () => ({ time: new Date(8.64e15) }), 'q.time'],
    ['a number that is none', () => ({ id: Number.NaN }), 'q.id'],
    ['an endless range', () => ({ id: between(0, Number.POSITIVE_INFINITY) }), 'between'],
    ['a null', () => ({ name: null as never }), 'q.name'],
    ['a list in place of a condition', () => ({ name: ['a'] as never }), 'q.name'],
    ['a column that is none', () => ({ 'a=b': 'c' }), 'q["a=b"]'],
    ['a condition without a column', () => like('a') as never, 'q'],
    ['a date without a column', () => new Date() as never, 'q'],
    ['a Map', () => new Map([['name', 'a']]) as never, 'q'],
    ['a promise that nobody awaited', () => Promise.resolve({ name: 'a' }) as never, 'q'],
    ['a list', () => [] as never, 'q'],
    ['a number', () => 7 as never, 'q'],
    ['null in place of a filter', () => null as never, 'q'],
  ])('with %s is refused, and the argument named', (_, filter, argument) => {
    const make = () => encode(filter())
    expect(make).toThrow(InvalidArgumentError)
    try {
      make()
    } catch (error) {
      expect(error).toMatchObject({ argument })
    }
  })

  test.each<[string, Filter | string | undefined]>([
    ['nothing', {}],
    ['undefined', { name: undefined }],
    ['nothing, without a prototype', Object.create(null)],
    ['an empty text', ''],
    ['no filter', undefined],
  ])('of %s is not sent', (_, q) => {
    expect(encodeQuery({ q })).toBe('')
  })
})

describe('what we write, Harbor reads back', () => {
  const text = fc
    .string({
      minLength: 1,
      unit: fc.oneof(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        fc.constantFrom(...'~[]{}()\\=%+&?;"\' 0a/é'),
      ),
    })
    .filter((text) => text !== '' && !text.includes(',') && !/\p{Cs}/u.test(text))
  const item = text.filter((text) => !/[\s\u0085]/u.test(text) && !/^["']|["']$/.test(text))
  const column = fc.stringMatching(/^[A-Za-z_][\w.]{0,8}$/)
  const second = fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000))

  test('any text as it is', () => {
    fc.assert(
      fc.property(column, text, (name, value) => {
        expect(decode({ [name]: value })).toEqual({ [name]: { exact: value } })
      }),
      { numRuns: 300 },
    )
  })

  test('any text as part of one', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(decode({ name: like(value) })).toEqual({ name: { fuzzy: value } })
      }),
      { numRuns: 500 },
    )
  })

  test('texts in a list as texts, also those that look like a number or a time', () => {
    const like = fc.oneof(
      item,
      fc.constantFrom('2024', '-1', '+7', '2020-01-01T00:00:00', '2020-01-01T00:00:00.5'),
    )
    fc.assert(
      fc.property(fc.array(like, { minLength: 1, maxLength: 5 }), (values) => {
        expect(decode({ name: anyOf(...values) })).toEqual({ name: { any: values } })
        expect(decode({ name: allOf(...values) })).toEqual({ name: { all: values } })
      }),
      { numRuns: 300 },
    )
  })

  test('numbers and times in a list as what they are', () => {
    const value = fc.oneof(fc.maxSafeInteger(), second)
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (values) => {
        expect(decode({ id: anyOf(...values) })).toEqual({ id: { any: values } })
      }),
    )
  })

  test('ranges, with one end or two', () => {
    const end = fc.option(fc.oneof(fc.maxSafeInteger(), second), { nil: undefined })
    fc.assert(
      fc.property(end, end, (min, max) => {
        fc.pre(min !== undefined || max !== undefined)
        expect(decode({ id: between(min, max) })).toEqual({ id: { min, max } })
      }),
    )
  })

  test('several columns together', () => {
    fc.assert(
      fc.property(fc.dictionary(column, text, { minKeys: 1 }), (filter) => {
        const exact = Object.entries(filter).map(([name, value]) => [name, { exact: value }])
        expect(decode(filter)).toEqual(Object.fromEntries(exact))
      }),
    )
  })

  test('a moment to the second', () => {
    const moment = new Date('2026-11-23T12:34:56.789Z')
    expect(decode({ t: between(moment, undefined) })).toEqual({
      t: { min: new Date('2026-11-23T12:34:56Z') },
    })
  })
})

describe('a query', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a text', { name: 'a b&c=d' }, 'name=a%20b%26c%3Dd'],
    ['a number and a boolean', { page: 2, public: false }, 'page=2&public=false'],
    ['what is undefined', { name: undefined, page: 1 }, 'page=1'],
    ['a list', { a: ['x', 'y'] }, 'a=x%2Cy'],
    ['an empty text', { name: '' }, 'name='],
    ['a semicolon, which a core refuses as it is', { name: 'a;b' }, 'name=a%3Bb'],
  ])('with %s', (_, query, text) => {
    expect(encodeQuery(query)).toBe(text)
  })

  const sorts: Record<string, string | string[]> = {
    'sort: ascending': 'name',
    'sort: descending': '-name',
    'sort: two keys': ['-project_id', 'name'],
    'sort: an unknown key is ignored': 'nope',
  }
  const recorded = readRecording('cross-cutting.json').filter(({ note }) => note in sorts)

  test('has been sent with a sort in four ways', () => expect(recorded).toHaveLength(4))

  test.each(recorded)('has the sort that was sent to a real Harbor: $note', ({ note, request }) => {
    const sent = new URL(request.target, 'http://x').searchParams.get('sort')
    expect(new URLSearchParams(encodeQuery({ sort: sorts[note] })).get('sort')).toBe(sent)
  })
})

describe('what only looks like something else in a filter', () => {
  test('an operator that does not begin a value is left as it is', () => {
    expect(formatFilter({ name: 'a~[b](c)' })).toBe('name=a~[b](c)')
  })

  test('what begins like a number or ends like one is put into no quotes', () => {
    expect(formatFilter({ tags: anyOf('12a', 'v12', 'x2026-01-01T') })).toBe('tags={12a v12 x2026-01-01T}')
    expect(formatFilter({ tags: anyOf('12', '2026-01-01T') })).toBe('tags={"12" "2026-01-01T"}')
  })

  test('a function is refused as a value', () => {
    const name = (() => 1) as unknown as string
    expect(() => formatFilter({ name })).toThrow(/^q\.name: must be a string/)
  })

  test('a column with a star stands for all names that begin so', () => {
    expect(formatFilter({ 'extra.of_mine': 1 }, ['extra.*'])).toBe('extra.of_mine=1')
    expect(() => formatFilter({ even: 1 }, ['extra.*'])).toThrow(/^q\.even: is no column here/)
  })

  test.each<[unknown]>([[['a=1', 'b=2']], [5], [true], [null]])('%j is no filter', (q) => {
    expect(() => encodeQuery({ q })).toThrow(InvalidArgumentError)
    expect(() => encodeQuery({ q })).toThrow(/^q: must be a string/)
  })
})
