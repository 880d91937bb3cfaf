import { describe, expect, test } from 'vitest'
import { HarborResponseError, type Icon } from '../../src/index'
import { findExchange, type RecordedExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

replay('health.json', { operations: { getHealth: { call: ({ harbor }) => harbor.system.health() } } })

replay('ping.json', {
  operations: { getPing: { call: ({ harbor }) => harbor.system.ping() } },
  skipped: {
    'getPing: Accept: application/json': 'the client asks for the text as it is',
    'getPing: Accept: text/html': 'the client asks for text/plain',
  },
})

replay('systeminfo.json', {
  operations: {
    getSystemInfo: { call: ({ harbor }) => harbor.system.info() },
    getVolumes: { call: ({ harbor }) => harbor.system.volumes() },
    getCert: {
      call: ({ harbor }) => harbor.system.certificate(),
      gives: ({ response }: RecordedExchange) =>
        response.kind === 'binary'
          ? { value: Buffer.from(String(response.body), 'base64').toString() }
          : undefined,
    },
  },
  skipped: { 'getCert: Accept: application/json': 'the client accepts anything, or it would be given `{}`' },
})

replay('search.json', {
  operations: {
    search: { call: ({ harbor, query }) => harbor.system.search(query<{ q: string }>().q) },
  },
  refused: { 'search: 422: no q': 'word' },
})

replay('statistic.json', {
  operations: { getStatistic: { call: ({ harbor }) => harbor.system.statistics() } },
})

replay('icon.json', {
  operations: {
    getIcon: {
      call: ({ harbor, path }) => harbor.icons.get(path.digest ?? ''),
      gives: ({ response: { status, body } }: RecordedExchange) =>
        status === 200 ? { value: `data:image/png;base64,${(body as Icon).content}` } : undefined,
    },
  },
})

test('an icon is a data URL that fetch can read', async () => {
  const { harbor } = scripted(findExchange('icon.json', 'getIcon', 'the icon of an image'))
  const response = await fetch(await harbor.icons.get('sha256:0048162a'))
  expect(response.headers.get('content-type')).toBe('image/png')
  expect([...new Uint8Array(await response.arrayBuffer())].slice(1, 4)).toEqual([...Buffer.from('PNG')])
})

describe('system', () => {
  test('gives the certificate as PEM', async () => {
    const { harbor } = scripted(findExchange('systeminfo.json', 'getCert', 'the CA certificate'))
    expect(await harbor.system.certificate()).toMatch(/^-----BEGIN CERTIFICATE-----\n/)
  })

  test('does not take the page of a login for a text', async () => {
    const page = { ...findExchange('ping.json', 'getPing', 'Pong') }
    const headers = { 'content-type': 'text/html' }
    const { harbor } = scripted({ ...page, response: { ...page.response, headers, body: '<html>' } })
    await expect(harbor.system.ping()).rejects.toBeInstanceOf(HarborResponseError)
  })
})
