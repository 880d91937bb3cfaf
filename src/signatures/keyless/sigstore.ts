import type { Bundle } from '@sigstore/bundle'
import { HarborError } from '../../errors/harbor-error'
import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import type { SignatureErrorCode } from '../../errors/signature-verification-error'
import type { Bytes } from '../encoding/base64'
import { sha256Hex } from '../encoding/digest'
import { Refusal } from '../formats/refusal'
import type { KeylessIdentity } from './identity'

/** A bundle whose certificate, log entry and signature hold. */
export interface VerifiedBundle {
  readonly identity: KeylessIdentity
  /** The SHA-256 of the SPKI of the certificate's key, in hexadecimal. */
  readonly key: string
  /** The signed bytes, as they were verified. */
  readonly payload: Bytes
}

export type BundleVerifier = (content: Bytes) => Promise<VerifiedBundle>

/**
 * Loads Sigstore's own verifier, which whoever has keys need not install.
 *
 * @param trustedRoot `trusted_root.json`, its content or what `JSON.parse` made of it
 * @throws {@link HarborError} the packages are not installed
 * @throws {@link InvalidArgumentError} `trustedRoot` is none
 */
export async function createBundleVerifier(trustedRoot: unknown): Promise<BundleVerifier> {
  const root = readRoot(trustedRoot)
  const [
    { bundleFromJSON },
    { toSignedEntity, toTrustMaterial, Verifier, VerificationError },
    { TrustedRoot },
  ] = await load()
  const verifier = new Verifier(trustMaterial())

  function trustMaterial() {
    try {
      const trusted = TrustedRoot.fromJSON(root)
      if (trusted.certificateAuthorities.length > 0) return toTrustMaterial(trusted)
    } catch {
      // The message below says what is wanted.
    }
    throw notRoot()
  }

  function verify(bundle: Bundle) {
    try {
      return verifier.verify(toSignedEntity(bundle))
    } catch (error) {
      if (!(error instanceof VerificationError)) throw error
      throw new Refusal(codeOf(error.code), error.message + remedyFor(error.code, bundle))
    }
  }

  return async (content) => {
    try {
      const bundle = bundleFromJSON(JSON.parse(new TextDecoder().decode(content)))
      const { key, identity } = verify(bundle)
      const san = identity?.subjectAlternativeName
      const issuer = identity?.extensions?.issuer
      if (san === undefined || issuer === undefined || bundle.content.$case !== 'dsseEnvelope') {
        throw new Refusal('CERTIFICATE_INVALID', 'its certificate names nobody')
      }
      const spki = new Uint8Array(key.export({ type: 'spki', format: 'der' }))
      const payload = new Uint8Array(bundle.content.dsseEnvelope.payload)
      return { identity: { san, issuer }, key: await sha256Hex(spki), payload }
    } catch (error) {
      if (error instanceof Refusal) throw error
      // Whatever it is, it comes of what was stored.
      throw new Refusal('BUNDLE_MALFORMED', 'its certificate or its log entry cannot be read')
    }
  }
}

function readRoot(value: unknown): unknown {
  try {
    // A copy, so that nobody changes it meanwhile.
    return JSON.parse(typeof value === 'string' ? value : JSON.stringify(value))
  } catch {
    throw notRoot()
  }
}

function notRoot(): InvalidArgumentError {
  return new InvalidArgumentError(
    'trustedRoot',
    "is no trusted root. Give the content of 'trusted_root.json'.",
  )
}

function codeOf(code: string): SignatureErrorCode {
  if (/^(?:TLOG|TIMESTAMP)/.test(code)) return 'LOG_INVALID'
  return code === 'CERTIFICATE_ERROR' ? 'CERTIFICATE_INVALID' : 'INVALID'
}

/** Before 4.1, Sigstore's verifier looks in what Rekor 2 logs for another hash than that of a statement. */
function remedyFor(code: string, { verificationMaterial: { tlogEntries } }: Bundle): string {
  const isOfRekor2 = tlogEntries.some(
    ({ kindVersion }) => kindVersion?.kind === 'hashedrekord' && kindVersion.version === '0.0.2',
  )
  return code === 'TLOG_BODY_ERROR' && isOfRekor2
    ? '; what Rekor 2 has logged needs @sigstore/verify 4.1 or later'
    : ''
}

async function load() {
  try {
    return await Promise.all([
      import('@sigstore/bundle'),
      import('@sigstore/verify'),
      import('@sigstore/protobuf-specs'),
    ])
  } catch (cause) {
    const packages = '@sigstore/bundle @sigstore/verify @sigstore/protobuf-specs'
    throw new HarborError(`verifyKeyless needs more packages: npm install ${packages}`, { cause })
  }
}
