import type { Bytes } from '../encoding/base64'
import { bytes, list, message, string, stringMap, struct } from '../json/proto-json'
import { readWrittenStrictly } from '../json/written'
import type { Claims, Expected } from './candidate'
import { checkAnnotations, checkReference } from './expectations'
import type { Statement, Subject } from './in-toto'
import { Refusal, refuseMalformed } from './refusal'

/** What cosign calls the statement that a signature is. */
export const signPredicate = 'https://sigstore.dev/cosign/sign/v1'

// cosign takes any. But another version may mean something else by the same members.
const knownType = /^https:\/\/in-toto\.io\/Statement\/v(?:0\.1|1)$/

// The limits of sigstore-go (`pkg/verify/signature.go`).
const maxSubjects = 1024
const maxDigests = 32

/** Reads a statement whose signature holds, and compares it with what was asked for. */
export function readStatement(payload: Bytes, expected: Expected): Claims {
  const statement = parseStatement(payload)
  if (expected.policy === 'strict' && !knownType.test(statement._type)) {
    throw new Refusal('CLAIM_TYPE', `its statement is of the unknown type '${statement._type}'`)
  }
  const { name, annotations } = findSubject(statement.subject, expected.digest)
  const type = statement.predicateType
  if (expected.predicateType !== undefined && type !== expected.predicateType) {
    // A signature is no attestation at all; most images with an attestation have one besides.
    const isBeside = type === signPredicate
    throw new Refusal('PREDICATE_TYPE', `its predicate is '${type}', not '${expected.predicateType}'`, {
      isBeside,
    })
  }
  checkAnnotations(expected.annotations, annotations ?? null)
  checkReference(expected.reference, name)
  return { type, reference: name, annotations: annotations ?? {}, statement, unsigned: {} }
}

const readMessage = message({
  _type: string,
  subject: list(
    message({
      name: string,
      uri: string,
      digest: stringMap,
      content: bytes,
      downloadLocation: string,
      mediaType: string,
      annotations: struct,
    }),
  ),
  predicateType: string,
  predicate: struct,
})

function parseStatement(payload: Bytes): Statement {
  return refuseMalformed('PAYLOAD_MALFORMED', 'its statement', () => {
    const {
      _type = '',
      subject = [],
      predicateType = '',
      predicate = {},
    } = readMessage(readWrittenStrictly(payload))
    return {
      _type,
      subject: subject.map(({ digest = {}, ...other }) => ({ ...other, digest })),
      predicateType,
      predicate,
    }
  })
}

/** The first subject that is the image. One broken digest anywhere refuses the statement, as in cosign. */
function findSubject(subjects: readonly Subject[], digest: string): Subject {
  const digests = subjects.map((subject) => Object.values(subject.digest))
  if (digests.length > maxSubjects || digests.some((some) => some.length > maxDigests)) {
    throw new Refusal('PAYLOAD_MALFORMED', 'its statement has too many subjects or digests')
  }
  if (!digests.flat().every((text) => /^(?:[0-9A-Fa-f]{2})*$/.test(text))) {
    throw new Refusal('PAYLOAD_MALFORMED', 'its statement has a digest that is not hexadecimal')
  }
  const found = subjects.find((subject) => `sha256:${subject.digest.sha256}` === digest)
  if (found === undefined) throw new Refusal('DIGEST_MISMATCH', 'its statement is about other artifacts')
  return found
}
