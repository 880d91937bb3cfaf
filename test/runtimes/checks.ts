// What has to work wherever there are web standards: run by the entries beside this file, in each runtime, on what
// `dist/` holds. No test framework, no module of one runtime.
import { RegistryClient } from 'harborkit/registry'
import { SignatureVerificationError, toCosignJSON, verifyImage } from 'harborkit/signatures'
import { createWebhookReceiver, imageReference } from 'harborkit/webhooks'

/** What a check needs from outside. It crosses the border to the runtime as JSON. */
export interface Input {
  /** Of a registry that wants a token. */
  readonly url: string
  readonly image: string
  /** PEM. */
  readonly key: string
  /** What is expected: the digest of the image, the size of its layer, what `cosign verify` printed, an image pushed. */
  readonly expected: unknown
  /** Of a webhook. */
  readonly body: string
}

export type Check = (input: Input) => Promise<void>

const auth = { username: 'jane', password: 'jane-secret' }

export const checks = {
  async verify({ url, image, key, expected }) {
    const registry = new RegistryClient({ url, auth })
    const [host = ''] = image.split('/')
    const verified = await verifyImage(image.slice(host.length + 1), {
      registry,
      keys: [key],
      policy: 'cosign',
    })
    // The recording has the address that it was made at.
    const printed = JSON.stringify(toCosignJSON(verified)).replaceAll(registry.host, host)
    equal(printed, JSON.stringify(expected))
  },

  async refuse({ url, image, key, expected }) {
    const registry = new RegistryClient({ url, auth })
    const error = await verifyImage(image, { registry, keys: [key] }).catch((error: unknown) => error)
    equal(error instanceof SignatureVerificationError && error.code, expected)
  },

  async pull({ url, image, expected }) {
    const registry = new RegistryClient({ url, auth })
    const { digest } = await registry.resolve(image, { platform: 'linux/arm64' })
    const [repository = ''] = image.split(':')
    const { content } = await registry.getManifest(`${repository}@${digest}`)
    const sizes: number[] = []
    for (const layer of content.layers ?? []) {
      const blob = await registry.getBlob(repository, layer.digest, { size: layer.size })
      sizes.push((await blob.bytes()).byteLength)
    }
    equal(JSON.stringify(sizes), JSON.stringify(expected))
  },

  async receive({ body, expected }) {
    const receiver = createWebhookReceiver({ authorization: 'secret' })
    const pushed: string[] = []
    receiver.on('PUSH_ARTIFACT', (event) => void pushed.push(imageReference(event).pinned))
    receiver.onError(() => {})
    const post = (authorization: string) =>
      receiver.fetch(
        new Request('https://example.com/hook', {
          method: 'POST',
          headers: { Authorization: authorization, 'Content-Type': 'application/json' },
          body,
        }),
      )
    equal((await post('wrong')).status, 401)
    equal((await post('secret')).status, 200)
    equal(JSON.stringify(pushed), JSON.stringify(expected))
  },
} satisfies Record<string, Check>

export type CheckName = keyof typeof checks

function equal(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`got ${String(actual)}, expected ${String(expected)}`)
}
