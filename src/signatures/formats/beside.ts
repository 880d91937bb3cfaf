import { Refusal } from './refusal'
import { unsigned } from './unsigned-annotations'

const signature = 'dev.cosignproject.cosign/signature'

/** The signature of a layer, which cosign wants to be there also where the layer is an envelope that holds its own. */
export function signatureBeside(annotations: ReadonlyMap<string, string>): string {
  const text = annotations.get(signature)
  if (text === undefined) throw new Refusal('SIGNATURE_MISSING', `its layer lacks ${signature}`)
  return text
}

/**
 * What came with a signature, as `cosign verify` prints it among the annotations. The key did not sign it, and it is not
 * checked. But what cosign cannot read refuses the signature, and so does a certificate that is not valid now.
 *
 * Its reader is loaded on use: what nobody but a key has signed has nothing beside it.
 */
export async function readBeside(
  annotations: ReadonlyMap<string, string>,
): Promise<Readonly<Record<string, unknown>>> {
  // An empty one is as good as absent.
  if (!Object.values(unsigned).some((name) => annotations.get(name))) return {}
  return (await import('./read-unsigned')).readUnsigned(annotations)
}
