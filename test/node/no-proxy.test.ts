import { expect, test } from 'vitest'
import { bypasses, readNoProxy } from '../../src/node/no-proxy'

test.each<[string | readonly string[], string, boolean]>([
  ['', 'https://harbor.internal', false],
  ['*', 'https://harbor.internal', true],
  ['harbor.internal', 'https://harbor.internal', true],
  ['Harbor.Internal', 'https://harbor.INTERNAL', true],
  ['internal', 'https://harbor.internal', true],
  ['internal', 'https://harborinternal', false],
  ['.internal', 'https://harbor.internal', true],
  ['*.internal', 'https://harbor.internal', true],
  ['.internal', 'https://internal', false],
  ['harbor.internal:443', 'https://harbor.internal', true],
  ['harbor.internal:80', 'http://harbor.internal', true],
  ['harbor.internal:8443', 'https://harbor.internal', false],
  ['harbor.internal:8443', 'https://harbor.internal:8443', true],
  ['10.0.0.1', 'https://10.0.0.1', true],
  ['0.0.1', 'https://10.0.0.12', false],
  ['[::1]', 'http://[::1]:8080', true],
  ['::1', 'http://[::1]:8080', true],
  ['fd00::1', 'http://[fd00::2]', false],
  ['10.0.0.0/8', 'https://10.1.2.3:8443', true],
  ['10.0.0.0/8', 'https://11.1.2.3', false],
  ['10.0.0.0/8', 'https://harbor.internal', false],
  ['fd00::/8', 'https://[fd12::1]', true],
  ['fd00::/8', 'https://[fe80::1]', false],
  ['fd00::/8', 'https://10.1.2.3', false],
  ['localhost,127.0.0.1,::1,10.0.0.0/8,.svc,.cluster.local', 'https://core.harbor.svc', true],
  ['a.example.com, harbor.internal', 'https://harbor.internal', true],
  [['a.example.com', 'harbor.internal'], 'https://harbor.internal', true],
  [[], 'https://harbor.internal', false],
])('%j: whether %s goes past the proxy: %j', (noProxy, url, expected) => {
  expect(bypasses(readNoProxy(noProxy), new URL(url))).toBe(expected)
})

test.each([
  '10.0.0.0/33',
  'fd00::/129',
  '10.0.0/8',
  'harbor.internal/8',
  '10.0.0.0/',
  'https://harbor.internal',
])('%j is refused by name', (entry) => {
  expect(() => readNoProxy(`localhost, ${entry}`)).toThrow(
    expect.objectContaining({ argument: 'noProxy', message: expect.stringContaining(JSON.stringify(entry)) }),
  )
})
