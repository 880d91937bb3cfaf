import { spawn } from 'node:child_process'
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { RegistryClient } from '../../src/registry'
import { deliver, webhookFixture } from '../../src/testing'
import { connect, startRegistry, storeImage } from '../registry/images'
import type { RegistryServer } from '../registry/server/registry-server'

const secret = 'Bearer 3f9c0d51aa7e4b62'

function makeKeys() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

/** Runs the example for `demo/app:stable`, as a robot that may pull. */
async function startExample(server: RegistryServer, publicKey: KeyObject) {
  const folder = mkdtempSync(join(tmpdir(), 'harborkit-example-'))
  const keyFile = join(folder, 'cosign.pub')
  writeFileSync(keyFile, publicKey.export({ type: 'spki', format: 'pem' }))
  const program = ['--import', 'tsx', 'examples/deploy-on-push/main.ts', keyFile, 'demo/app:stable']
  const example = spawn(process.execPath, program, {
    env: {
      ...process.env,
      HARBOR_URL: server.url,
      HARBOR_ROBOT: 'reader',
      HARBOR_SECRET: 'reader-secret',
      HOOK_SECRET: secret,
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => {
    example.kill()
    rmSync(folder, { recursive: true })
  })
  let output = ''
  const port = await new Promise<string>((resolve, reject) => {
    for (const stream of [example.stdout, example.stderr]) {
      stream.on('data', (text) => {
        output += text
        const listening = /port: (\d+)/.exec(output)
        if (listening?.[1] !== undefined) resolve(listening[1])
      })
    }
    example.on('close', () => reject(new Error(output)))
  })
  return { url: `http://127.0.0.1:${port}/`, output: () => output }
}

/** As `cosign sign --key` does: a payload that names the digest, under a tag that is made of it. */
async function pushSignature(registry: RegistryClient, digest: string, key: KeyObject): Promise<string> {
  const payload = JSON.stringify({
    critical: {
      identity: { 'docker-reference': '' },
      image: { 'docker-manifest-digest': digest },
      type: 'cosign container image signature',
    },
    optional: null,
  })
  const put = async (mediaType: string, content: string) => {
    const bytes = new TextEncoder().encode(content)
    const { digest } = await registry.putBlob('demo/app', bytes)
    return { mediaType, digest, size: bytes.length }
  }
  const layer = {
    ...(await put('application/vnd.dev.cosign.simplesigning.v1+json', payload)),
    annotations: {
      'dev.cosignproject.cosign/signature': sign('sha256', Buffer.from(payload), key).toString('base64'),
    },
  }
  const config = await put('application/vnd.oci.image.config.v1+json', '{}')
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const tag = `${digest.replace(':', '-')}.sig`
  await registry.putManifest(`demo/app:${tag}`, { schemaVersion: 2, mediaType, config, layers: [layer] })
  return tag
}

test('deploy-on-push deploys the digest of a tag when it is signed, and fails where the signature is wrong', async () => {
  const server = await startRegistry()
  const registry = connect(server)
  const { publicKey, privateKey } = makeKeys()
  const { url, output } = await startExample(server, publicKey)

  /** Tells the example of a push, as Harbor does, and gives how that ended. */
  const push = async (repository: string, tag: string) => {
    const subject = { event_data: { repository: { repo_full_name: repository }, resources: [{ tag }] } }
    const event = webhookFixture('PUSH_ARTIFACT', subject, 'CloudEvents')
    return (await deliver({ fetch }, event, { authorization: secret, url })).status
  }
  const printed = (text: string) => vi.waitFor(() => expect(output()).toContain(text))

  const { digest } = storeImage(server, 'demo/app', [Buffer.from('first')], { tag: 'stable' })
  expect(await push('demo/other', 'stable')).toBe('Success')
  expect(server.requests).toEqual([])
  expect(await push('demo/app', 'stable')).toBe('Success')
  await printed('demo/app:stable is not signed yet')

  const tag = await pushSignature(registry, digest, privateKey)
  expect(await push('demo/app', tag)).toBe('Success')
  await printed(`kubectl set image deployment/app app=harbor.example.com/demo/app@${digest}`)

  const other = storeImage(server, 'demo/app', [Buffer.from('second')], { tag: 'stable' })
  await pushSignature(registry, other.digest, makeKeys().privateKey)
  expect(await push('demo/app', 'stable')).toBe('Error')
  await printed('SignatureVerificationError')
  expect(output().match(/kubectl/g)).toHaveLength(1)
})
