import type { Swagger } from '../swagger'

/** One fact about the server that its description has wrong. */
export interface Patch {
  readonly name: string
  /** Where it was seen: a recording (test/recordings/api), or the server's source (below src/ of goharbor/harbor). */
  readonly evidence: string
  /** Corrects the description in place. Throws where there is nothing left to correct. */
  apply(document: Swagger): void
}

export function applyPatches(document: Swagger, patches: readonly Patch[]): void {
  for (const patch of patches) {
    try {
      patch.apply(document)
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`The patch '${patch.name}' no longer applies: ${reason}`, { cause })
    }
  }
}
