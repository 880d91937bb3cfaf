import { describe, expect, test } from 'vitest'
import { rejection } from '../../core/connect'
import { bundleType, host, MadeImage, makeKey } from '../made-image'
import { alice, makeSigstore } from './made-sigstore'
import { signed, sigstore, verify } from './signed-image'

// The tests of keyless verification. They are run with the oldest and the newest packages of Sigstore, by the files
// that call this one.

const { trustedRoot, bundleOf } = sigstore
const other = await makeSigstore()

/** Registers the tests: workers are shared by files, so importing them would do it once for both. */
export function testKeyless(): void {
  test('gives what is signed, by whom, and that the log was checked', async () => {
    const image = await signed()
    const verified = await verify(image)
    expect(verified).toMatchObject({
      digest: image.digest,
      reference: `${host}/demo/app:v1`,
      transparencyLog: 'checked',
      signatures: [
        { verified: true, format: 'bundle', identity: alice, type: 'https://sigstore.dev/cosign/sign/v1' },
      ],
    })
    expect(verified.signatures[0]?.key).toMatch(/^[0-9a-f]{64}$/)
  })

  test('takes the trusted root as a string as well', async () => {
    await verify(await signed(), { identity: alice, trustedRoot: JSON.stringify(trustedRoot) })
  })

  test('finds a bundle whose manifest says that it is empty', async () => {
    const image = new MadeImage()
    image.addBundle(await bundleOf(image.statement), { artifactType: 'application/vnd.oci.empty.v1+json' })
    await verify(image)
  })

  test('verifies where one of several signatures is by whom it should be', async () => {
    const image = await signed()
    image.addBundle(
      await bundleOf(image.statement, { identity: { ...alice, san: 'https://example.com/mallory' } }),
    )
    image.addBundle(image.bundle(makeKey()))
    expect((await verify(image)).signatures).toMatchObject([{ identity: alice }])
  })

  test('verifies a statement of another kind where that is asked for', async () => {
    const image = new MadeImage()
    const predicateType = 'https://slsa.dev/provenance/v1'
    const statement = { ...image.statement, predicateType, predicate: { by: 'ci' } }
    image.addBundle(await bundleOf(statement))
    const { signatures } = await verify(image, { identity: alice, predicateType })
    expect(signatures).toMatchObject([{ statement: { predicate: { by: 'ci' } } }])
    expect(await rejection(verify(image))).toMatchObject({ code: 'PREDICATE_TYPE' })
  })

  test('wants the annotations that are asked for', async () => {
    const image = new MadeImage()
    const [subject] = image.statement.subject as object[]
    image.addBundle(
      await bundleOf({ ...image.statement, subject: [{ ...subject, annotations: { env: 'prod' } }] }),
    )
    await verify(image, { identity: alice, annotations: { env: 'prod' } })
    const error = await rejection(verify(image, { identity: alice, annotations: { env: 'test' } }))
    expect(error).toMatchObject({ code: 'ANNOTATION_MISMATCH' })
  })

  describe('an identity', () => {
    const { san, issuer } = alice

    test.each([
      ['of another', { san: 'https://example.com', issuer }],
      ['of another issuer', { san, issuer: 'https://example.com' }],
      ['that is the beginning', { san: san.slice(0, -1), issuer }],
      ['that is the end', { san: san.slice(1), issuer }],
      ['that has more', { san: `${san}x`, issuer }],
      ['that is a pattern', { san: '.*', issuer: '.*' }],
      ['in which a dot stands for a letter', { san: san.replace('a', '.'), issuer }],
      ['in capitals', { san: san.toUpperCase(), issuer }],
    ])('%s is none', async (_what, identity) => {
      expect(await rejection(verify(await signed(), { identity }))).toMatchObject({
        code: 'IDENTITY_MISMATCH',
      })
    })

    test.each([
      ['the whole', { san: /https:\/\/github\.com\/acme\/.*/, issuer: /.*githubusercontent\.com/ }],
      ['one of several', { san: /x|https:.*main/, issuer: /y|https:.*/ }],
      ['in other letters', { san: /HTTPS:.*/i, issuer: /HTTPS:.*/iu }],
      ['what has ends of its own', { san: /^https:.*$/, issuer: /^https:.*$/ }],
    ])('by a pattern of %s is one', async (_what, identityPattern) => {
      await verify(await signed(), { identityPattern })
    })

    test.each([
      ['a part', { san: /acme/, issuer: /.*/ }],
      ['the beginning', { san: /^https:/, issuer: /.*/ }],
      ['the end', { san: /main$/, issuer: /.*/ }],
      ['one of several that ends before', { san: /https:|x/, issuer: /.*/ }],
      ['another issuer', { san: /.*/, issuer: /https:\/\/example.*/ }],
    ])('by a pattern of %s is none', async (_what, identityPattern) => {
      expect(await rejection(verify(await signed(), { identityPattern }))).toMatchObject({
        code: 'IDENTITY_MISMATCH',
      })
    })
  })

  describe('is refused:', () => {
    test.each<[string, string, Parameters<typeof signed>[0]]>([
      [
        'a signature over other bytes',
        'LOG_INVALID',
        ({ dsseEnvelope }, image) => {
          const statement = { ...image.statement, predicate: { more: 1 } }
          dsseEnvelope.payload = Buffer.from(JSON.stringify(statement)).toString('base64')
        },
      ],
      [
        'no log entry',
        'LOG_INVALID',
        ({ verificationMaterial }) => void verificationMaterial.tlogEntries.splice(0),
      ],
      [
        'a log entry at another time',
        'LOG_INVALID',
        ({
          verificationMaterial: {
            tlogEntries: [entry],
          },
        }) => {
          if (entry) entry.integratedTime = String(Number(entry.integratedTime) + 1)
        },
      ],
      [
        'a log entry of another tree',
        'LOG_INVALID',
        ({
          verificationMaterial: {
            tlogEntries: [entry],
          },
        }) => {
          if (entry === undefined) return
          // Where the log has promised to take it in, nobody looks at the proof.
          Reflect.deleteProperty(entry, 'inclusionPromise')
          entry.inclusionProof.rootHash = Buffer.alloc(32).toString('base64')
        },
      ],
      [
        'a certificate that is garbage',
        'BUNDLE_MALFORMED',
        ({ verificationMaterial }) => {
          verificationMaterial.certificate.rawBytes = 'AAAA'
        },
      ],
      [
        'two signatures',
        'SIGNATURE_COUNT',
        ({ dsseEnvelope: { signatures } }) => void signatures.push(...signatures),
      ],
      [
        'another type of payload',
        'PAYLOAD_TYPE',
        (bundle) => {
          bundle.dsseEnvelope.payloadType = 'text/plain'
        },
      ],
      [
        'a signature with a line break',
        'SIGNATURE_NOT_BASE64',
        ({ dsseEnvelope: { signatures } }) => {
          for (const one of signatures) one.sig = `${one.sig.slice(0, 10)}\r\n\r\n${one.sig.slice(10)}`
        },
      ],
    ])('%s', async (_what, code, change) => {
      expect(await rejection(verify(await signed(change)))).toMatchObject({
        name: 'SignatureVerificationError',
        code,
      })
    })

    test('a signature of another image', async () => {
      const image = new MadeImage()
      image.addBundle(await bundleOf(new MadeImage('other').statement))
      expect(await rejection(verify(image))).toMatchObject({ code: 'DIGEST_MISMATCH' })
    })

    test('a certificate of an authority that is not trusted', async () => {
      const image = new MadeImage()
      image.addBundle(await other.bundleOf(image.statement))
      const error = await rejection(verify(image))
      expect(error).toMatchObject({ code: 'CERTIFICATE_INVALID' })
      const { tlogs } = other.trustedRoot
      const half = { ...trustedRoot, tlogs }
      expect(await rejection(verify(image, { identity: alice, trustedRoot: half }))).toMatchObject({
        code: 'CERTIFICATE_INVALID',
      })
    })

    test('a log that is not trusted', async () => {
      const { tlogs } = other.trustedRoot
      const error = await rejection(
        verify(await signed(), { identity: alice, trustedRoot: { ...trustedRoot, tlogs } }),
      )
      expect(error).toMatchObject({ code: 'LOG_INVALID' })
    })

    test('a certificate that no trusted log has seen', async () => {
      const { ctlogs } = other.trustedRoot
      const error = await rejection(
        verify(await signed(), { identity: alice, trustedRoot: { ...trustedRoot, ctlogs } }),
      )
      expect(error).toMatchObject({ code: 'CERTIFICATE_INVALID' })
    })

    test('a signature by a key, and a legacy one, whatever is beside it', async () => {
      const image = new MadeImage()
      const byKey = image.addBundle(image.bundle(makeKey()))
      expect(await rejection(verify(byKey))).toMatchObject({ code: 'UNSUPPORTED' })
      const legacy = new MadeImage()
      legacy.addLegacy(legacy.legacyLayer(makeKey()))
      expect(await rejection(verify(legacy))).toMatchObject({ code: 'UNSUPPORTED' })
      expect(await rejection(verify(new MadeImage()))).toMatchObject({ code: 'UNSIGNED' })
    })

    test('a file', async () => {
      const image = new MadeImage()
      const { dsseEnvelope: _, ...bundle } = await bundleOf(image.statement)
      const messageSignature = { messageDigest: { algorithm: 'SHA2_256', digest: '' }, signature: 'AAAA' }
      image.addBundle({ ...bundle, messageSignature })
      expect(await rejection(verify(image))).toMatchObject({ code: 'UNSUPPORTED' })
      expect(bundle.mediaType).toBe(bundleType)
    })
  })

  describe('is an InvalidArgumentError before any request:', () => {
    const { san, issuer } = alice
    test.each<[string, object]>([
      ['identity', {}],
      ['identity', { identity: alice, identityPattern: { san: /x/, issuer: /x/ } }],
      ['identity', { identity: 'alice' }],
      ['identity', { identity: Promise.resolve(alice) }],
      ['identity.san', { identity: { issuer } }],
      ['identity.san', { identity: { san: '', issuer } }],
      ['identity.san', { identity: { san: /x/, issuer } }],
      ['identity.issuer', { identity: { san } }],
      ['identity.issuerRegExp', { identity: { san, issuer, issuerRegExp: /x/ } }],
      ['identityPattern.san', { identityPattern: { san: 'x', issuer: /x/ } }],
      ['identityPattern.issuer', { identityPattern: { san: /x/ } }],
      ['identityPattern.san', { identityPattern: { san: /x/m, issuer: /x/ } }],
      ['identityPattern.san', { identityPattern: { san: /x/g, issuer: /x/ } }],
      ['identityPattern.san', { identityPattern: { san: /x/y, issuer: /x/ } }],
      ['trustedRoot', { identity: alice, trustedRoot: undefined }],
      ['trustedRoot', { identity: alice, trustedRoot: 'no JSON' }],
      ['trustedRoot', { identity: alice, trustedRoot: {} }],
      ['trustedRoot', { identity: alice, trustedRoot: Promise.resolve(trustedRoot) }],
      ['trustedRoot', { identity: alice, trustedRoot: { ...trustedRoot, certificateAuthorities: [] } }],
      ['trustedRoot', { identity: alice, trustedRoot: { ...trustedRoot, certificateAuthorities: [{}] } }],
      ['predicateType', { identity: alice, predicateType: '' }],
      ['annotations', { identity: alice, annotations: Promise.resolve({}) }],
      ['keys', { identity: alice, keys: [] }],
    ])('another %s: %j', async (argument, options) => {
      const error = await rejection(verify(new MadeImage(), options as never))
      expect(error).toMatchObject({ name: 'InvalidArgumentError', argument })
    })
  })
}
