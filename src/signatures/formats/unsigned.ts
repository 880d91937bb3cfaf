import { base64Field, field, integerField, objectField, textField } from '../json/go-json'
import { Malformed } from '../json/malformed'
import { isObject, type JsonObject, parseJson } from '../json/parse-json'

/**
 * What came with a legacy signature of a log or a timestamp authority, as `cosign verify` prints it among the
 * annotations. It is neither signed by the key nor checked. Throws `Malformed` for what cannot be read: cosign then
 * refuses the signature.
 */
export function readUnsigned(annotations: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
  const bundle = annotations.get('dev.sigstore.cosign/bundle')
  const timestamp = annotations.get('dev.sigstore.cosign/rfc3161timestamp')
  return {
    ...(bundle ? { Bundle: readBundle(parse(bundle)) } : {}),
    ...(timestamp ? { RFC3161Timestamp: readTimestamp(parse(timestamp)) } : {}),
  }
}

function readBundle(bundle: JsonObject): unknown {
  const payload = objectField(bundle, 'Payload')
  return {
    SignedEntryTimestamp: base64Field(bundle, 'SignedEntryTimestamp'),
    Payload: {
      body: field(payload, 'body'),
      integratedTime: integerField(payload, 'integratedTime'),
      logIndex: integerField(payload, 'logIndex'),
      logID: textField(payload, 'logID'),
    },
  }
}

function readTimestamp(timestamp: JsonObject): unknown {
  return { SignedRFC3161Timestamp: base64Field(timestamp, 'SignedRFC3161Timestamp') }
}

function parse(text: string): JsonObject {
  const value = parseJson(new TextEncoder().encode(text))
  if (value === null) return {}
  if (!isObject(value)) throw new Malformed('an annotation is no JSON object')
  return value
}
