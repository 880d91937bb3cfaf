import { isBranded } from '../../errors/harbor-error'
import { readChoice } from '../options/read-choice'
import type { RegistryWriter } from './registry-writer'

/** How a signature is stored: as the referrer of cosign 3, or under the tag of cosign 1 and 2. */
export type StoredFormat = 'bundle' | 'legacy'

export interface ChosenFormat {
  readonly format: StoredFormat
  /**
   * Why: it was asked for (`'option'`); the version of this Harbor lists it as a signature (`'harbor-version'`); the registry
   * is no Harbor (`'no-harbor'`); the version could not be learned, and every Harbor lists it (`'unknown-version'`).
   */
  readonly formatReason: 'option' | 'harbor-version' | 'no-harbor' | 'unknown-version'
}

/** Asks which Harbor stands behind a registry. */
export type AskVersion = (
  registry: RegistryWriter,
  signal: AbortSignal | undefined,
) => Promise<{ readonly major: number; readonly minor: number } | 'none' | 'unknown'>

/** @throws {@link InvalidArgumentError} there is no such format */
export function readFormat(value: unknown = 'auto'): StoredFormat | 'auto' {
  return readChoice(value, ['auto', 'bundle', 'legacy'], 'format')
}

/** Before 2.15 Harbor takes a bundle for no signature, and content trust refuses the image. */
export async function chooseFormat(
  format: StoredFormat | 'auto',
  registry: RegistryWriter,
  askVersion: AskVersion,
  signal: AbortSignal | undefined,
): Promise<ChosenFormat> {
  if (format !== 'auto') return { format, formatReason: 'option' }
  const version = await ask(registry, askVersion, signal)
  if (version === 'unknown') return { format: 'legacy', formatReason: 'unknown-version' }
  if (version === 'none') return { format: 'bundle', formatReason: 'no-harbor' }
  const { major, minor } = version
  const lists = major > 2 || (major === 2 && minor >= 15)
  return { format: lists ? 'bundle' : 'legacy', formatReason: 'harbor-version' }
}

async function ask(registry: RegistryWriter, askVersion: AskVersion, signal: AbortSignal | undefined) {
  try {
    return await askVersion(registry, signal)
  } catch (error) {
    if (!isBranded(error) || signal?.aborted) throw error
    return 'unknown'
  }
}
