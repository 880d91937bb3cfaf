import type { Bytes } from '../base64'
import { isSha256 } from '../digest'
import { isObject, type Json, parseJson } from '../json'
import { Refusal } from '../refusal'

/** What a manifest says about the signatures it holds. */
export interface SignatureManifest {
  /** `artifactType`, or the type of the config where there is none. */
  readonly type: string
  readonly layers: readonly Layer[]
  /** The digest of the image that it refers to. */
  readonly subject: string | undefined
}

export interface Layer {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  readonly annotations: Readonly<Record<string, string>>
}

/** Reads an image manifest. Throws a `Refusal` for an index and for anything else. */
export function readManifest(content: Bytes): SignatureManifest {
  const manifest = parseJson(content)
  if (!isObject(manifest) || !Array.isArray(manifest.layers)) throw malformed()
  const { artifactType, config, subject } = manifest
  const type =
    typeof artifactType === 'string' && artifactType !== '' ? artifactType : textOf(config, 'mediaType')
  return { type, layers: manifest.layers.map(readLayer), subject: textOf(subject, 'digest') || undefined }
}

function readLayer(layer: Json): Layer {
  if (!isObject(layer)) throw malformed()
  const { digest, size, annotations } = layer
  if (!isSha256(digest) || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
    throw malformed()
  return {
    mediaType: textOf(layer, 'mediaType'),
    digest,
    size,
    annotations: readAnnotations(annotations ?? {}),
  }
}

function readAnnotations(value: Json): Readonly<Record<string, string>> {
  if (!isObject(value)) throw malformed()
  return Object.fromEntries(
    Object.entries(value).map(([name, text]) => {
      if (typeof text !== 'string') throw malformed()
      return [name, text]
    }),
  )
}

function textOf(value: Json | undefined, name: string): string {
  const text = isObject(value) ? value[name] : undefined
  return typeof text === 'string' ? text : ''
}

function malformed(): Refusal {
  return new Refusal('MANIFEST_MALFORMED', 'its manifest is no manifest of an image')
}
