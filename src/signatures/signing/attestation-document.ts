import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { encodeBase64 } from '../encoding/base64'
import { attestationKind } from '../formats/attestation'
import { inTotoPayload, preAuthEncoding } from '../formats/dsse'
import { type Document, type DocumentMaker, signatureAnnotation } from './document'
import { goJson, utf8 } from './go-json'

/** What `cosign attest` says: a predicate about the image. */
export function attestationDocument(predicateType: string, predicate: string): DocumentMaker {
  const type = goJson(predicateType)
  return ({ digest }, repository): Document => {
    const subject = `[{"name":${goJson(repository)},"digest":{"sha256":"${digest.slice(7)}"}}]`
    const statement = `{"_type":"https://in-toto.io/Statement/v0.1","predicateType":${type},"subject":${subject},"predicate":${predicate}}`
    const payload = utf8(statement)
    return {
      kind: attestationKind,
      predicateType,
      statement: payload,
      legacy: {
        mediaType: 'application/vnd.dsse.envelope.v1+json',
        message: preAuthEncoding(inTotoPayload, payload),
        content: (signature) =>
          utf8(
            `{"payloadType":"${inTotoPayload}","payload":"${encodeBase64(payload)}","signatures":[{"keyid":"","sig":"${encodeBase64(signature)}"}]}`,
          ),
        annotations: () => ({ [signatureAnnotation]: '', predicateType }),
      },
      isSaidBy: ({ statement: said, reference }) =>
        said?.predicateType === predicateType &&
        reference === repository &&
        sorted(said.predicate) === sorted(JSON.parse(predicate)),
    }
  }
}

// Bytes. In base64, and with what is around it, it has to fit into what is read of an attestation.
const largest = 12_000_000

/**
 * A predicate as JSON, written once: what the caller's object says later does not count.
 *
 * @throws {@link InvalidArgumentError} it is no object of JSON, or too large
 */
export function readPredicate(value: unknown): string {
  const text = write(value)
  if (text?.startsWith('{') !== true) {
    throw new InvalidArgumentError('predicate', 'is no JSON object. Give what is attested as an object.')
  }
  if (utf8(text).length > largest) {
    throw new InvalidArgumentError(
      'predicate',
      `has more than ${largest} bytes as JSON, and no more are read again.`,
    )
  }
  // cosign reads no string with half a surrogate pair in it.
  if (/(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(text)) {
    throw new InvalidArgumentError('predicate', 'has a string that is no text: half a surrogate pair.')
  }
  return text
}

function write(value: unknown): string | undefined {
  try {
    return value === undefined ? undefined : goJson(value)
  } catch {
    // A cycle, a BigInt, or a `toJSON` that threw.
    return undefined
  }
}

/** JSON that does not depend on the order of members. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
}
