import { InvalidArgumentError } from '../errors/invalid-argument-error'
import type { SignatureSource } from '../errors/signature-verification-error'
import { isSha256 } from './encoding/digest'
import { readBundle } from './formats/bundle'
import type { Candidate } from './formats/candidate'
import { type Found, unread } from './formats/found'
import { readLegacy } from './formats/legacy'
import { preferBundles } from './formats/prefer-bundles'
import { conditions, readAnnotations, readConditions, type VerifyOptions } from './judging/conditions'
import { judge, type Verdict } from './judging/judge'
import { copyBytes } from './options/copy-bytes'
import { readList } from './options/read-list'
import { readOptions } from './options/read-options'

/** A signature as a registry stores it, wherever its bytes come from. */
export type StoredSignature =
  | {
      readonly format: 'legacy'
      /** The blob of the layer. */
      readonly payload: Uint8Array
      /** `mediaType` and `annotations` of the layer in its manifest. The signature itself is among the annotations. */
      readonly mediaType: string
      readonly annotations: Readonly<Record<string, string>>
    }
  | {
      readonly format: 'bundle'
      /** The blob of the layer: a Sigstore bundle. */
      readonly content: Uint8Array
    }

/**
 * Verifies signatures of an image whose bytes are at hand: from a file, a cache, another registry client. No I/O.
 * `verifyImage` does the same with what it finds in a registry.
 *
 * Where one bundle can be read, legacy signatures are not looked at, as with cosign.
 *
 * @param digest of the image: `sha256:…`
 * @throws {@link SignatureVerificationError} it is not signed as asked for
 * @throws {@link InvalidArgumentError} no keys, a threshold above their number, or a malformed digest
 */
export async function verifySignatures(
  digest: string,
  stored: readonly StoredSignature[],
  options: VerifyOptions,
): Promise<Verdict> {
  if (!isSha256(digest)) {
    throw new InvalidArgumentError('digest', "is not a digest. Write 'sha256:' and 64 hexadecimal digits.")
  }
  const readers = readList(stored, 'stored', 'the signatures as a list').map(readStored)
  const held = await readConditions(readOptions(options, conditions))
  const found = await Promise.all(readers.map((read) => read()))
  return judge(preferBundles(found), held, { digest, name: digest, signal: undefined, hint: () => '' })
}

/** @returns how it is read, once all arguments were looked at */
function readStored(stored: unknown, index: number): () => Promise<Found> {
  const argument = `stored[${index}]`
  const remedy = "{ format: 'legacy', payload, mediaType, annotations } or { format: 'bundle', content }"
  const names = ['format', 'content', 'payload', 'mediaType', 'annotations'] as const
  const given = readOptions(stored, names, remedy, argument)
  const format = given('format')
  for (const name of format === 'bundle' ? names.slice(2) : (['content'] as const)) {
    if (given(name) === undefined) continue
    throw new InvalidArgumentError(`${argument}.${name}`, `is no part of it. Give ${remedy}.`)
  }
  if (format === 'bundle') {
    const content = copyBytes(given('content'), `${argument}.content`)
    return readerOf({ format, manifest: undefined, layer: undefined }, (source) =>
      readBundle(content, source),
    )
  }
  if (format !== 'legacy') throw new InvalidArgumentError(`${argument}.format`, `is unknown. Give ${remedy}.`)
  const payload = copyBytes(given('payload'), `${argument}.payload`)
  const mediaType = given('mediaType')
  if (typeof mediaType !== 'string')
    throw new InvalidArgumentError(`${argument}.mediaType`, 'is not a string.')
  const annotations = readAnnotations(given('annotations'), `${argument}.annotations`)
  return readerOf({ format, manifest: undefined, layer: undefined }, (source) =>
    readLegacy({ payload, mediaType, annotations }, source),
  )
}

function readerOf(
  source: SignatureSource,
  read: (source: SignatureSource) => Candidate | Promise<Candidate>,
): () => Promise<Found> {
  return async () => {
    try {
      return await read(source)
    } catch (error) {
      return unread(source, error)
    }
  }
}
