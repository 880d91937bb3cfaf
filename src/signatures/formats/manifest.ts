import type { Bytes } from '../encoding/base64'
import { isSha256 } from '../encoding/digest'
import { integerField, listField, objectField, textField, textMapField } from '../json/go-json'
import { Malformed } from '../json/malformed'
import { isObject, type JsonObject, parseJson } from '../json/parse-json'
import { refuseMalformed } from './refusal'

/** What a manifest says about the signatures it holds. */
export interface SignatureManifest {
  /** `artifactType`, or the type of the config where there is none. */
  readonly type: string
  readonly layers: readonly Layer[]
  /** The digest of the image that it refers to, or an empty text. */
  readonly subject: string
}

export interface Layer {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  readonly annotations: ReadonlyMap<string, string>
}

/** Reads an image manifest. Throws a `Refusal` for what Go does not take for one, and for a layer without a digest. */
export function readManifest(content: Bytes): SignatureManifest {
  return refuseMalformed('MANIFEST_MALFORMED', 'its manifest', () => {
    const manifest = parseJson(content)
    if (!isObject(manifest)) throw new Malformed('it is no JSON object')
    const config = readDescriptor(objectField(manifest, 'config'))
    const layers = listField(manifest, 'layers').map(readDescriptor)
    if (layers.some(({ digest, size }) => digest === '' || size < 0)) {
      throw new Malformed('a layer lacks its digest or its size')
    }
    textMapField(manifest, 'annotations')
    return {
      type: textField(manifest, 'artifactType') || config.mediaType,
      layers,
      subject: readDescriptor(objectField(manifest, 'subject')).digest,
    }
  })
}

function readDescriptor(descriptor: JsonObject): Layer {
  const digest = textField(descriptor, 'digest')
  if (digest !== '' && !isSha256(digest)) throw new Malformed("'digest' is no SHA-256 digest")
  return {
    mediaType: textField(descriptor, 'mediaType'),
    digest,
    size: integerField(descriptor, 'size'),
    annotations: textMapField(descriptor, 'annotations'),
  }
}
