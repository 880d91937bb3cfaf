// What verifying costs beside WebCrypto itself: the same recorded signature, over the same bytes, by the same key.
import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import type { StoredSignature } from '../../src/signatures'
import { rawFromDer } from '../../src/signatures/keys/ecdsa'
import { bytesOf, type RecordedCase, recordedCase, recordedKey } from '../signatures/recorded-case'
import type { Bench } from './harness'
import { loadBuilt } from './load-built'

const legacy = recordedCase('legacy-key-p256')
const bundle = recordedCase('bundle-key-p256')
const pem = recordedKey(legacy.name, 'i-p256.pub')
const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

export async function open(): Promise<Bench> {
  const { verifySignature, verifySignatures } = await loadBuilt('signatures')
  const { payload, signature, stored } = storedLegacy()
  const content = blobOf(bundle, layerOf(bundle, 'bundle').digest)
  const spki = createPublicKey(pem).export({ type: 'spki', format: 'der' })
  const key = await crypto.subtle.importKey('spki', new Uint8Array(spki), ecdsa, false, ['verify'])
  const raw = rawFromDer(new Uint8Array(Buffer.from(signature, 'base64')), 32)
  assert(raw)
  const webCrypto = {
    name: 'crypto.subtle.verify',
    run: async () => assert(await crypto.subtle.verify(ecdsa, key, raw, payload)),
  }
  const offline = (digest: string, one: StoredSignature) => ({
    name: 'verifySignatures',
    run: () => verifySignatures(digest, [one], { keys: [pem] }),
  })
  const row = { blockSize: 100, peers: [webCrypto] }
  return {
    rows: [
      {
        ...row,
        name: 'a P-256 signature',
        ours: { name: 'verifySignature', run: () => verifySignature({ payload, signature, key: pem }) },
        peers: [{ ...webCrypto, budget: '<= 1.3' }],
      },
      { ...row, name: 'an image, by a legacy signature', ours: offline(digestOf(legacy), stored) },
      {
        ...row,
        name: 'an image, by a bundle',
        ours: offline(digestOf(bundle), { format: 'bundle', content }),
      },
    ],
    close: async () => {},
  }
}

function storedLegacy() {
  const { mediaType, digest, annotations } = layerOf(legacy, 'simplesigning')
  const payload = blobOf(legacy, digest)
  const signature = annotations['dev.cosignproject.cosign/signature'] ?? ''
  return { payload, signature, stored: { format: 'legacy', payload, mediaType, annotations } as const }
}

/** Of the image: its referrers were asked for. */
function digestOf({ registry }: RecordedCase): string {
  const targets = Object.keys(registry).filter((target) => target.includes('/referrers/'))
  return targets[0]?.split('/').at(-1) ?? ''
}

/** The one layer of that kind among the recorded manifests. */
function layerOf({ registry }: RecordedCase, kind: string) {
  const manifests = Object.entries(registry).filter(([target]) => target.includes('/manifests/'))
  const layers = manifests.flatMap(([, answer]) => JSON.parse(answer.body ?? '').layers)
  return layers.find(({ mediaType }) => mediaType.includes(kind))
}

function blobOf({ registry }: RecordedCase, digest: string): Uint8Array<ArrayBuffer> {
  const [, answer] = Object.entries(registry).find(([target]) => target.endsWith(`/blobs/${digest}`)) ?? []
  assert(answer)
  return bytesOf(answer)
}
