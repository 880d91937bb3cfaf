import { Refusal } from './refusal'

/** Every annotation asked for must be there as that string: a number or a boolean never is (test/recordings/signatures: legacy-hand-optional-types). */
export function checkAnnotations(
  wanted: ReadonlyMap<string, string>,
  found: Readonly<Record<string, unknown>> | null,
): void {
  for (const [name, value] of wanted) {
    if (found === null || !Object.hasOwn(found, name) || found[name] !== value) {
      throw new Refusal('ANNOTATION_MISMATCH', `it is not annotated with ${name}=${value}`)
    }
  }
}

/** cosign never looks at the repository, so a signature that was copied with its image passes. This is the way to refuse it. */
export function checkReference(wanted: string | undefined, found: string | undefined): void {
  if (wanted !== undefined && wanted !== found) {
    throw new Refusal(
      'REFERENCE_MISMATCH',
      `it names ${found ? `'${found}'` : 'no repository'}, not '${wanted}'`,
    )
  }
}
