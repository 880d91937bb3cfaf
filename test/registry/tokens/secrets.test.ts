import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { HarborError } from '../../../src/index'
import { RegistryClient } from '../../../src/registry/index'
import { rejection } from '../../core/connect'

const url = 'https://harbor.example.com'
const digest = `sha256:${'0'.repeat(64)}`
const challenge = { 'www-authenticate': `Bearer realm="${url}/service/token",service="harbor-registry"` }

/** A registry whose tokens are no JWTs, and that repeats what it likes in its answers. */
function repeating(say: (tokens: readonly string[]) => Response): RegistryClient {
  const tokens: string[] = []
  return new RegistryClient({
    url,
    auth: { robot: 'robot$ci', secret: 'Robot-Secret-1' },
    retry: 0,
    fetch: async (address, init) => {
      if (address.includes('/service/token')) {
        tokens.push(`Opaque/Token+${tokens.length + 1}`)
        return Response.json({ token: tokens.at(-1), expires_in: 300 })
      }
      const header = new Headers(init.headers).get('authorization')
      return header === null ? new Response(null, { status: 401, headers: challenge }) : say(tokens)
    },
  })
}

const answers: Record<string, (said: string) => Response> = {
  'the message of an error': (said) =>
    Response.json({ errors: [{ code: 'DENIED', message: said, detail: { said } }] }, { status: 403 }),
  'a plain text': (said) => new Response(said, { status: 500, headers: { 'content-type': 'text/plain' } }),
  'a page': (said) =>
    new Response(said, { headers: { 'content-type': `text/html; said=${encodeURIComponent(said)}` } }),
  'the request id': (said) =>
    new Response(null, { status: 400, headers: { 'x-request-id': encodeURIComponent(said) } }),
  'the path of a redirect': (said) =>
    new Response(null, {
      status: 307,
      headers: { location: `https://x.example/${encodeURIComponent(said)}` },
    }),
}

test.each(Object.entries(answers))('no token in use comes back in %s', async (_, answer) => {
  const registry = repeating((tokens) => answer(tokens.join(' and ')))
  for (const repository of ['demo/one', 'demo/two']) {
    const error = await rejection(registry.getManifest(`${repository}@${digest}`))
    expect(error).toBeInstanceOf(HarborError)
    const shown = `${inspect(error, { depth: 10, showHidden: true })} ${JSON.stringify(error)} ${(error as Error).stack}`
    expect(shown).not.toContain('Opaque')
    expect(shown).not.toContain('Token+')
  }
})
