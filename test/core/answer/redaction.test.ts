import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hiding } from '../../../src/core/answer/redaction'

const secret = `s3cr3t "of\\ours" <a&b>/ü+'%#🔑`

const json = (text: string) => JSON.stringify(text).slice(1, -1)
const unicode = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** How a secret may be written in an answer. */
const spellings: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  JSON: json,
  'JSON of Go': (text) => json(text).replace(/[<>&]/g, unicode),
  'JSON with slashes escaped': (text) => json(text).replaceAll('/', '\\/'),
  'JSON in ASCII': (text) => json(text).replace(/[^ -~]/g, unicode),
  'JSON with capital digits': (text) =>
    json(text).replace(/[^ -~]/g, (unit) => unicode(unit).toUpperCase().replace('U', 'u')),
  'percent-encoding': (text) => encodeURIComponent(text),
  'percent-encoding in small letters': (text) =>
    encodeURIComponent(text).replace(/%../g, (byte) => byte.toLowerCase()),
  'a form': (text) => new URLSearchParams({ '': text }).toString().slice(1),
  'HTML with names': (text) =>
    text.replace(
      /[&<>"']/g,
      (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one] ?? '&apos;',
    ),
  'HTML with numbers': (text) => text.replace(/[^A-Za-z0-9 ]/gu, (one) => `&#${one.codePointAt(0)};`),
  'HTML with hexadecimal numbers': (text) =>
    text.replace(/[^A-Za-z0-9 ]/gu, (one) => `&#x${one.codePointAt(0)?.toString(16)};`),
}

const said = (text: string) => hiding(() => [secret])(text)

describe('a secret is hidden', () => {
  test.each(Object.entries(spellings))('in %s', (_, spell) => {
    expect(said(`before: ${spell(secret)}, after`)).toBe('before: [hidden], after')
  })

  test.each(Object.entries(spellings))('in %s, which a JSON string quotes', (_, spell) => {
    expect(said(`before: ${json(spell(secret))}, after`)).toBe('before: [hidden], after')
    expect(said(`before: ${json(json(spell(secret)))}, after`)).toBe('before: [hidden], after')
  })

  test.each(Object.entries(spellings))('in %s, which a URL or a page quotes', (_, spell) => {
    expect(said(`before: ${encodeURIComponent(spell(secret))}, after`)).toBe('before: [hidden], after')
    expect(said(`before: ${spell(secret).replaceAll('&', '&amp;')}, after`)).toBe('before: [hidden], after')
  })

  test('in any spelling, whatever it is', () => {
    const written = fc.constantFrom(...Object.keys(spellings))
    const any = fc.string({ unit: 'grapheme', minLength: 4 }).filter((text) => text.trim().length > 3)
    fc.assert(
      fc.property(any, written, (text, name) => {
        const spelled = spellings[name]?.(text) ?? ''
        const hidden = hiding(() => [text])(`<${spelled}>`)
        expect(hidden).toContain('[hidden]')
        expect(hidden.replaceAll('[hidden]', '')).not.toContain(spelled)
      }),
    )
  })

  test('where a line break in it has become another space', () => {
    const key = '-----BEGIN KEY-----\nMIIB\n-----END KEY-----'
    const hide = hiding(() => [key])
    for (const spelled of [
      key,
      json(key),
      json(json(key)),
      encodeURIComponent(key),
      key.replace(/\s/g, ' '),
    ]) {
      expect(hide(`key: ${spelled}.`)).toBe('key: [hidden].')
    }
  })

  test.each([
    ['many backslashes', 'a\\\\\\\\\\\\b'],
    ['several kinds of white space', 'key\r\n\tof mine'],
    ['a mark at its end', 'secret-1"'],
    ['a mark at its beginning', '<secret-1'],
    ['marks only', '<&>"'],
  ])('that has %s', (_, text) => {
    for (const spell of Object.values(spellings)) {
      for (const spelled of [spell(text), json(json(spell(text))), encodeURIComponent(spell(text))]) {
        expect(hiding(() => [text])(`before: ${spelled}, after`)).toBe('before: [hidden], after')
      }
    }
  })

  test('each time that it is there', () => {
    expect(said(`${secret} and ${json(secret)} and ${secret}`)).toBe('[hidden] and [hidden] and [hidden]')
  })

  test('whole, where another is its beginning', () => {
    expect(hiding(() => ['abcd', 'abcdefgh'])('abcdefgh abcd')).toBe('[hidden] [hidden]')
  })

  test('also when it is new', () => {
    const secrets = ['old-secret']
    const hide = hiding(() => secrets)
    expect(hide('old-secret new-secret')).toBe('[hidden] new-secret')
    secrets.push('new-secret')
    expect(hide('old-secret new-secret')).toBe('[hidden] [hidden]')
  })
})

describe('what looks like credentials is hidden too', () => {
  const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJoYXJib3ItdG9rZW4taXNzdWVyIn0.c2lnbmF0dXJl-_'

  test.each([
    ['a JWT', `token=${jwt}&x=1`, 'token=[hidden]&x=1'],
    ['a JWT behind a word', `token_${jwt}`, 'token_[hidden]'],
    ['the half of a JWT', `token ${jwt.slice(0, 30)}...`, 'token [hidden]'],
    ['the header of a JWT', 'eyJhbGciOiJSUzI1NiJ9', '[hidden]'],
    ['Basic', 'Authorization: Basic YWRtaW46aHVzaA==', 'Authorization: Basic [hidden]'],
    ['Basic after a tab and a space', 'Basic \t YWRtaW46aHVzaA==', 'Basic \t [hidden]'],
    ['Bearer', '{"authorization":"bearer abc"}', '{"authorization":"bearer [hidden]"}'],
    ['part of Basic', '<pre>Basic YWRt...</pre>', '<pre>Basic [hidden]</pre>'],
    ['user and password of a URL', 'https://joe:hush@example.com/x', 'https://[hidden]@example.com/x'],
    ['a token in a URL', 'https://hush@example.com', 'https://[hidden]@example.com'],
    [
      'those of a URL in JSON',
      String.raw`https:\/\/joe:h\u003csh@x.example`,
      String.raw`https:\/\/[hidden]@x.example`,
    ],
    ['those of a URL in HTML', 'https://joe:a&amp;&#60;b@x.example', 'https://[hidden]@x.example'],
    [
      'those of a URL in a URL',
      '?to=https%3A%2F%2Fjoe%3Ahush%40x.example%2Fy',
      '?to=https%3A%2F%2F[hidden]%40x.example%2Fy',
    ],
    ['two of them', 'http://a:b@x http://c:d@y', 'http://[hidden]@x http://[hidden]@y'],
  ])('%s', (_, text, expected) => {
    expect(hiding(() => [])(text)).toBe(expected)
  })
})

describe('all else stays as it is', () => {
  test.each([
    'artifact demo/alpine:nope not found',
    'https://harbor.example.com:8443/v2/demo/app@sha256:0123/manifests?x=a@b',
    '?image=%2Fdemo%2Fapp%40sha256%3A0123',
    'mail jane@example.com, e.g. on basics',
    'eyJ is how a JWT begins',
    'is basic: yes, and bearer of news',
    's3cr3t "of',
  ])('%s', (text) => {
    expect(said(text)).toBe(text.replace('bearer of', 'bearer [hidden]'))
  })

  test('a secret of three letters, which would blank out half of every message', () => {
    expect(hiding(() => ['abc', ''])('abc abcd')).toBe('abc abcd')
    expect(hiding(() => ['abcd'])('abc abcd')).toBe('abc [hidden]')
  })
})
