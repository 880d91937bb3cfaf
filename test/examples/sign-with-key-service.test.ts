import { execFile } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { Harbor } from '../../src/index'
import { registryFor } from '../../src/registry'
import { verifyImage } from '../../src/signatures'
import { createFakeHarbor } from '../../src/testing'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()

/** A service that keeps its key to itself. */
async function startKeyService(): Promise<string> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    response.end(request.url === '/public-key' ? pem : sign('sha256', Buffer.concat(parts), privateKey))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('sign-with-key-service signs with a key that stays where it is, once', async () => {
  const repositories = [{ name: 'app', artifacts: [{ tags: ['v1'] }] }]
  const fake = createFakeHarbor({ projects: [{ name: 'demo', repositories }] })
  const server = await fake.listen()
  onTestFinished(() => server.close())
  const { username, password } = fake.admin
  const env = {
    ...process.env,
    HARBOR_URL: server.url,
    HARBOR_USERNAME: username,
    HARBOR_PASSWORD: password,
    KEY_SERVICE: await startKeyService(),
  }
  const program = ['--import', 'tsx', 'examples/sign-with-key-service/main.ts', 'demo/app:v1']
  const run = async () => (await promisify(execFile)(process.execPath, program, { env })).stdout
  expect(await run()).toMatch(/demo\/app:v1 \(sha256:.*\) is signed now, as a bundle signature/)
  expect(await run()).toContain('had been signed before')
  const registry = registryFor(new Harbor({ url: server.url, auth: fake.admin }))
  await verifyImage('demo/app:v1', { registry, keys: [pem] })
})
