import { encodeBase64 } from '../encoding/base64'
import { claimType, legacyKind, simpleSigning } from '../formats/legacy'
import { signPredicate } from '../formats/statement'
import { type Document, type DocumentMaker, signatureAnnotation } from './document'
import { goJson, goMap, utf8 } from './go-json'

/** What `cosign sign` says: that this digest is signed, and with which annotations. */
export function imageSignature(annotations: ReadonlyMap<string, string>): DocumentMaker {
  const signed = goMap(annotations)
  return ({ digest }, repository): Document => {
    const payload = `{"critical":{"identity":{"docker-reference":${goJson(repository)}},"image":{"docker-manifest-digest":"${digest}"},"type":"${claimType}"},"optional":${annotations.size === 0 ? 'null' : signed}}`
    const subject = `{"digest":{"sha256":"${digest.slice(7)}"},"annotations":${signed}}`
    return {
      kind: legacyKind,
      predicateType: signPredicate,
      statement: utf8(
        `{"_type":"https://in-toto.io/Statement/v1","subject":[${subject}],"predicateType":"${signPredicate}","predicate":{}}`,
      ),
      legacy: {
        mediaType: simpleSigning,
        message: utf8(payload),
        content: () => utf8(payload),
        annotations: (signature) => ({ [signatureAnnotation]: encodeBase64(signature) }),
      },
      isSaidBy: ({ statement, type, reference, annotations: said }) =>
        type === (statement ? signPredicate : claimType) &&
        reference === (statement ? undefined : repository) &&
        isSame(annotations, said ?? {}),
    }
  }
}

function isSame(annotations: ReadonlyMap<string, string>, said: Readonly<Record<string, unknown>>): boolean {
  const members = Object.entries(said)
  return (
    members.length === annotations.size && members.every(([name, value]) => annotations.get(name) === value)
  )
}
