import { createHash, createPublicKey } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { attest, type Signer, signImage } from '../../../src/signatures'
import { makeKey } from '../made-image'
import { bytesOf, type RecordedCase, recordedCase, recordedKey } from '../recorded-case'
import { type MemoryWriter, writerWith } from './memory-writer'

// What cosign has pushed, signed again: the same to the byte where neither chance nor the time has a part in it, the same
// when it is parsed where cosign's own spaces vary.

const host = '127.0.0.1:28080'

const digestOf = (bytes: Uint8Array | string) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

function bodyOf(recorded: RecordedCase, path: string): string {
  const [, answer] = Object.entries(recorded.registry).find(([target]) => target.endsWith(path)) ?? []
  if (answer === undefined) throw new Error(`${recorded.name} has no ${path}`)
  return Buffer.from(bytesOf(answer)).toString()
}

const textOf = (writer: MemoryWriter, digest: string) =>
  Buffer.from(writer.blobs.get(digest) ?? []).toString()

describe('a legacy signature', () => {
  /** Gives the recorded signature of what cosign signed, and of nothing else. */
  function recordedSigner(publicKey: string, payload: string, signature: string): Signer {
    return {
      publicKey: () => publicKey,
      sign: (message) => {
        expect(Buffer.from(message).toString()).toBe(payload)
        return Buffer.from(signature, 'base64')
      },
    }
  }

  test.each([
    ['legacy-key-p256', [['i-p256.pub', {}]]],
    ['legacy-key-rsa2048', [['i-rsa2048.pub', {}]]],
    ['legacy-annotations', [['k1.pub', { team: 'web shop', env: 'prod', n: '1', empty: '' }]]],
    ['legacy-nested-repository', [['k1.pub', {}]]],
    [
      'legacy-two-keys',
      [
        ['k1.pub', { who: 'first' }],
        ['k2.pub', { who: 'second' }],
      ],
    ],
  ] as const)('is what cosign pushed: %s', async (name, rounds) => {
    const recorded = recordedCase(name)
    const writer = writerWith(recorded, host)
    const tag = `${digestOf(bodyOf(recorded, '/manifests/v1')).replace(':', '-')}.sig`
    const wanted = bodyOf(recorded, `/manifests/${tag}`)
    const { layers, config } = JSON.parse(wanted)
    const { critical } = JSON.parse(bodyOf(recorded, `/blobs/${layers[0].digest}`))
    const reference = `${critical.identity['docker-reference']}:v1`
    for (const [index, [file, annotations]] of rounds.entries()) {
      const payload = bodyOf(recorded, `/blobs/${layers[index].digest}`)
      const signature = layers[index].annotations['dev.cosignproject.cosign/signature']
      const key = recordedSigner(recordedKey(name, file), payload, signature)
      await signImage(reference, { registry: writer, key, format: 'legacy', annotations })
    }
    expect(writer.manifest(tag)).toBe(wanted)
    for (const { digest } of [config, ...layers])
      expect(textOf(writer, digest)).toBe(bodyOf(recorded, `/blobs/${digest}`))
  })

  test('escapes what Go escapes', async () => {
    const writer = writerWith(recordedCase('legacy-key-p256'), host)
    const key = signerOf(makeKey())
    const annotations = { '10': 'a<b', '9': '&\u2028', __proto__x: '>' }
    const { digest } = await signImage('sealed/x:v1', {
      registry: writer,
      key,
      format: 'legacy',
      annotations,
    })
    const { layers } = JSON.parse(writer.manifest(`${digest.replace(':', '-')}.sig`))
    const optional = textOf(writer, layers[0].digest).split('"optional":')[1]
    expect(optional).toBe(String.raw`{"10":"a\u003cb","9":"\u0026\u2028","__proto__x":"\u003e"}}`)
  })
})

function signerOf({ pem, sign }: ReturnType<typeof makeKey>): Signer {
  return { publicKey: () => pem, sign }
}

/** A manifest and its bundle, without the parts that another key and another time make others. */
function comparable(manifestText: string, blob: (digest: string) => string) {
  const { annotations, layers, ...manifest } = JSON.parse(manifestText)
  const { 'org.opencontainers.image.created': created, ...others } = annotations
  expect(created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  const [{ digest, size, ...layer }, ...more] = layers
  const bundle = JSON.parse(blob(digest))
  expect(size).toBe(Buffer.byteLength(blob(digest)))
  const { payload, signatures, ...envelope } = bundle.dsseEnvelope
  expect(signatures).toEqual([{ sig: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/) }])
  const { hint, ...publicKey } = bundle.verificationMaterial.publicKey
  const statement = JSON.parse(Buffer.from(payload, 'base64').toString())
  return {
    hint,
    rest: { manifest, others, layer, more, envelope, publicKey, statement, members: Object.keys(bundle) },
  }
}

/** The bundles that cosign pushed, by the type of their predicate. */
function recordedBundles(recorded: RecordedCase) {
  const manifests = Object.entries(recorded.registry)
    .filter(([path, { status }]) => /\/manifests\/sha256:/.test(path) && status === 200)
    .map(([, answer]) => Buffer.from(bytesOf(answer)).toString())
    .filter((text) => text.includes('"artifactType":"application/vnd.dev.sigstore.bundle'))
  return new Map(
    manifests.map((text) => {
      const one = comparable(text, (digest) => bodyOf(recorded, `/blobs/${digest}`))
      return [String(one.rest.statement.predicateType), one] as const
    }),
  )
}

const signPredicate = 'https://sigstore.dev/cosign/sign/v1'

describe('a bundle', () => {
  test.each([
    ['bundle-key-p256', {}, 'i-p256.pub'],
    ['bundle-annotations', { team: 'web shop', env: 'prod', n: '1', empty: '' }, 'k1.pub'],
  ])('is what cosign pushed: %s', async (name, annotations, file) => {
    const recorded = recordedCase(name)
    const writer = writerWith(recorded, host)
    const key = makeKey()
    const options = { registry: writer, key: signerOf(key), format: 'bundle', annotations } as const
    const { signatures } = await signImage(`sealed/${name}:v1`, options)
    const own = comparable(writer.manifest(signatures[0]?.manifest ?? ''), (digest) => textOf(writer, digest))
    const wanted = recordedBundles(recorded).get(signPredicate)
    expect(own.rest).toEqual(wanted?.rest)
    expect(own.hint).toBe(hintOf(key.pem))
    expect(wanted?.hint).toBe(hintOf(recordedKey(name, file)))
  })

  test.each(['https://slsa.dev/provenance/v0.2', 'https://acme.example/review/v1'])(
    'with an attestation is what cosign pushed: %s',
    async (predicateType) => {
      const recorded = recordedCase('bundle-attestations')
      const wanted = recordedBundles(recorded).get(predicateType)?.rest
      const writer = writerWith(recorded, host)
      const { predicate } = wanted?.statement ?? {}
      const options = { registry: writer, key: signerOf(makeKey()), format: 'bundle' } as const
      const attested = await attest('sealed/bundle-attestations:v1', { ...options, predicateType, predicate })
      const manifest = writer.manifest(attested.signatures[0]?.manifest ?? '')
      expect(comparable(manifest, (digest) => textOf(writer, digest)).rest).toEqual(wanted)
    },
  )
})

function hintOf(pem: string): string {
  const spki = createPublicKey(pem).export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(spki).digest('base64')
}

test('legacy attestations are what cosign pushed, to the byte', async () => {
  const recorded = recordedCase('legacy-attestations')
  const writer = writerWith(recorded, host)
  const tag = `${digestOf(bodyOf(recorded, '/manifests/v1')).replace(':', '-')}.att`
  const wanted = bodyOf(recorded, `/manifests/${tag}`)
  const { layers, config } = JSON.parse(wanted)
  for (const [index, file] of ['k1.pub', 'k2.pub'].entries()) {
    const envelope = JSON.parse(bodyOf(recorded, `/blobs/${layers[index].digest}`))
    const statement = JSON.parse(Buffer.from(envelope.payload, 'base64').toString())
    const key = {
      publicKey: () => recordedKey(recorded.name, file),
      sign: () => Buffer.from(envelope.signatures[0].sig, 'base64'),
    }
    const { predicateType, predicate } = statement
    const options = { registry: writer, key, format: 'legacy', predicateType, predicate } as const
    await attest('sealed/legacy-attestations:v1', options)
  }
  expect(writer.manifest(tag)).toBe(wanted)
  for (const { digest } of [config, ...layers])
    expect(textOf(writer, digest)).toBe(bodyOf(recorded, `/blobs/${digest}`))
})
