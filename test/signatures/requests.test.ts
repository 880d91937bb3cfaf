import { expect, test } from 'vitest'
import { RegistryClient } from '../../src/registry'
import { verifyImage } from '../../src/signatures'
import { recordedCase, recordedKey } from './recorded-case'
import { serveRecordings } from './recorded-registry'

// What the documentation says. The lists of Harbor name a legacy signature as well: it must not be read twice.
test.each(['legacy-ecdsa', 'bundle-ecdsa'])(
  'verifying %s takes four requests with a warm token, three by digest',
  async (name) => {
    const { registry: answers } = recordedCase(name)
    const server = await serveRecordings(answers, { asksForToken: true })
    const registry = new RegistryClient({
      url: server.origin,
      auth: { username: 'jane', password: 'secret' },
    })
    const options = { registry, keys: [recordedKey(name)] }
    const asked = async (reference: string) => {
      server.requests.length = 0
      const { digest } = await verifyImage(`sealed/${name}${reference}`, options)
      return { digest, requests: [...server.requests] }
    }

    const cold = await asked(':v1')
    expect(cold.requests).toHaveLength(6)
    expect(cold.requests[1]).toMatch(/^GET \/service\/token/)

    const warm = await asked(':v1')
    expect(warm.requests).toEqual([
      `HEAD /v2/sealed/${name}/manifests/v1`,
      `GET /v2/sealed/${name}/referrers/${cold.digest}`,
      expect.stringContaining(`GET /v2/sealed/${name}/manifests/sha256`),
      expect.stringContaining(`GET /v2/sealed/${name}/blobs/sha256:`),
    ])
    expect((await asked(`@${cold.digest}`)).requests).toEqual(warm.requests.slice(1))
    await server.close()
  },
)
