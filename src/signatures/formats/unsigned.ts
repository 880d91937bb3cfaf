import { isObject, parseJson } from '../json'
import { Refusal } from '../refusal'
import { field, objectField, textField } from './go-json'

/**
 * What came with a legacy signature of a log or a timestamp authority, as `cosign verify` prints it among the
 * annotations. It is neither signed by the key nor checked; what cannot be read is left out, as cosign does.
 */
export function readUnsigned(
  annotations: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  return {
    ...readAnnotation('Bundle', annotations['dev.sigstore.cosign/bundle'], (entry) => {
      const payload = objectField(entry, 'Payload')
      return {
        SignedEntryTimestamp: field(entry, 'SignedEntryTimestamp'),
        Payload: {
          body: field(payload, 'body'),
          integratedTime: field(payload, 'integratedTime') ?? 0,
          logIndex: field(payload, 'logIndex') ?? 0,
          logID: textField(payload, 'logID'),
        },
      }
    }),
    ...readAnnotation(
      'RFC3161Timestamp',
      annotations['dev.sigstore.cosign/rfc3161timestamp'],
      (timestamp) => ({
        SignedRFC3161Timestamp: field(timestamp, 'SignedRFC3161Timestamp'),
      }),
    ),
  }
}

function readAnnotation(
  name: string,
  text: string | undefined,
  read: (object: Parameters<typeof field>[0]) => unknown,
): Record<string, unknown> {
  const value = text ? parseJson(new TextEncoder().encode(text)) : undefined
  if (!isObject(value)) return {}
  try {
    return { [name]: read(value) }
  } catch (error) {
    if (error instanceof Refusal) return {}
    throw error
  }
}
