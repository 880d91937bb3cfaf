import { expect, test } from 'vitest'
import { RegistryClient } from '../../src/registry'
import { harborVersionOf } from '../../src/registry/harbor-version'

const version = (harbor_version: string) => () => Response.json({ harbor_version })
const absent = () => Response.json({ errors: [] }, { status: 404 })
const challenge = (value: string) => () =>
  new Response(null, { status: 401, headers: { 'www-authenticate': value } })
const harbors = challenge('Bearer realm="https://host/service/token",service="harbor-registry"')
const anothers = challenge('Bearer realm="https://auth.example.com/token",service="registry.example.com"')

test.each([
  ['its own', version('v2.15.2-0a1b2c3d'), harbors, { major: 2, minor: 15 }],
  ['an unreadable one', version('dev'), harbors, 'unknown'],
  ['none to those who have not signed in', () => Response.json({ auth_mode: 'db_auth' }), harbors, 'unknown'],
  ['none, behind a proxy of its registry only', absent, harbors, 'unknown'],
  ['none, of a registry that is no Harbor', absent, anothers, 'none'],
  ['none, of one that asks for nothing', absent, () => new Response(), 'none'],
  [
    'none, where something else stands in the way',
    () => new Response(null, { status: 403 }),
    anothers,
    'unknown',
  ],
  [
    'none, in a page',
    () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    anothers,
    'unknown',
  ],
])('a registry says %s', async (_what, systeminfo, v2, found) => {
  const fetch = async (url: string) => (url.endsWith('/systeminfo') ? systeminfo() : v2())
  const registry = new RegistryClient({ url: 'https://host', fetch })
  expect(await harborVersionOf(registry, undefined)).toEqual(found)
})
